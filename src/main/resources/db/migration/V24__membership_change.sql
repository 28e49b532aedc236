-- a change is read together with its segment, so that one of a deleted segment is never seen; hundreds of thousands of checks
-- whenever a rule changes are spared
alter table membership_change drop constraint membership_change_segment_id_fkey;
