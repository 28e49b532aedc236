-- Jobs keep more of their place than before: what was begun begins anew. Changes noted in membership_fresh stay right.
truncate membership_range;
update job set position = null, rows_done = 0
where kind = 'RECOMPUTE_SEGMENTS' and state in ('QUEUED', 'RUNNING', 'CANCELLED', 'FAILED');
