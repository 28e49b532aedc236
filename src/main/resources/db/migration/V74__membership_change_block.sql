-- Who came and went when a whole membership was computed anew: thousands in a row, told as if each had one of membership_change.
create table membership_change_block (
    first_id bigint primary key, -- the number of the first; the others have the next ones, from the sequence of membership_change
    people integer not null,
    xid xid8 not null default pg_current_xact_id(),
    segment_id bigint not null,
    came boolean not null,
    at timestamptz not null,
    customers bigint[] not null,
    since timestamptz[] -- of those who went, in the same order; null: they came, since then
);
create index membership_change_block_order on membership_change_block (xid, first_id);
alter table membership_change_block alter column customers set storage external, alter column since set storage external;
create trigger membership_changed after insert on membership_change_block referencing new table as changed for each statement
    execute function membership_changed();

-- Who is deleted while memberships are computed anew is noted as no member, lest it be asked of every member whether they exist.
create or replace function memberships_of_deleted() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(24163); -- Memberships.LOCK
    with gone as (delete from membership m using deleted d where m.customer_id = d.id returning m.segment_id)
    insert into segment_growth (segment_id, change)
        select g.segment_id, -count(*) from gone g join segment s on s.id = g.segment_id group by g.segment_id;
    delete from membership_change m using deleted d where m.customer_id = d.id;
    insert into membership_fresh (customer_id, segment_id, member)
        select d.id, s.id, false from deleted d cross join segment s where s.pending
        order by s.id, d.id
        on conflict (segment_id, customer_id) do update set member = false;
    return null;
end $$;
