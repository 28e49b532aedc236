-- Memberships follow a rule only when all of them do: until then they follow the one applied before.
alter table segment alter column rule drop not null; -- a list has none
alter table segment add column kind text not null default 'RULE' check (kind in ('RULE', 'LIST'));
alter table segment add check ((rule is null) = (kind = 'LIST'));
alter table segment add column applied_rule jsonb; -- that the memberships follow; null: there are none yet
alter table segment add column pending boolean not null default false; -- memberships are being computed anew
update segment set applied_rule = rule where computed_at is not null;

-- who is on a static list, whether or not a bar keeps them out of the segment
create table segment_listed (
    customer_id bigint not null references customer on delete cascade,
    segment_id bigint not null references segment on delete cascade,
    added_at timestamptz not null default now(),
    primary key (customer_id, segment_id)
);
create index segment_listed_segment on segment_listed (segment_id, customer_id);

-- what memberships will be once they are all computed; member = false: changed meanwhile, and no member
create table membership_fresh (
    customer_id bigint not null,
    segment_id bigint not null,
    member boolean not null,
    primary key (segment_id, customer_id)
);

-- who came and went, for those who follow; an ended membership has its since here
create table membership_change (
    customer_id bigint not null references customer on delete cascade,
    id bigint generated always as identity,
    xid xid8 not null default pg_current_xact_id(), -- readers wait for earlier transactions, so that nothing is passed over
    segment_id bigint not null references segment on delete cascade,
    came boolean not null,
    since timestamptz not null,
    at timestamptz not null,
    primary key (customer_id, id)
);
create index membership_change_order on membership_change (xid, id);

create function membership_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('smalti_changes', 'membership:' || segment_id) from (select distinct segment_id from changed) s;
    return null;
end $$;
create trigger membership_changed after insert on membership_change referencing new table as changed for each statement
    execute function membership_changed();

-- how large segments were, day by day
create table segment_size (
    segment_id bigint not null references segment on delete cascade,
    day date not null,
    size bigint not null,
    primary key (segment_id, day)
);

-- up to when time is considered in all memberships, and what numbers were measured by then
create table segment_refresh (
    single boolean primary key default true check (single),
    until timestamptz not null default now(),
    yardstick jsonb,
    pruned xid8 not null default '0' -- changes of earlier transactions are gone
);
insert into segment_refresh default values;
