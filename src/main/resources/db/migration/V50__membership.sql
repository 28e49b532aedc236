-- Whole memberships are computed range by range of customers. What a range brings is one row: the staging of a million
-- members is twenty rows and no index; membership_fresh keeps only what is known of who changed meanwhile.
create table membership_range (
    segment_id bigint not null,
    above bigint not null, -- the range is (above, …] by the customer's key
    members bigint[] not null, -- customers, ascending
    primary key (segment_id, above)
);
alter table membership_range alter column members set storage external; -- packing takes longer than writing
truncate membership_fresh; -- what was begun begins anew
update job set position = null where kind = 'RECOMPUTE_SEGMENTS' and state in ('QUEUED', 'RUNNING', 'CANCELLED', 'FAILED');

-- Each reference costs a look-up for each of hundreds of thousands of members. A segment is deleted in one place, which
-- takes its memberships along; a customer in several, hence by a trigger.
alter table membership drop constraint membership_segment_id_fkey;
alter table membership drop constraint membership_customer_id_fkey;
alter table membership_change drop constraint membership_change_customer_id_fkey;

-- Who puts whole memberships in place holds the lock alone, so that whoever is deleted meanwhile is found here.
create function memberships_of_deleted() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(24163); -- Memberships.LOCK
    with gone as (delete from membership m using deleted d where m.customer_id = d.id returning m.segment_id)
    insert into segment_growth (segment_id, change)
        select g.segment_id, -count(*) from gone g join segment s on s.id = g.segment_id group by g.segment_id;
    delete from membership_change m using deleted d where m.customer_id = d.id;
    delete from membership_fresh m using deleted d where m.customer_id = d.id;
    return null;
end $$;
create trigger customer_leaves_segments after delete on customer referencing old table as deleted for each statement
    execute function memberships_of_deleted();
