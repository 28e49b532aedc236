-- Segments are rules that are data; memberships are stored with since when.
create table segment (
    id bigint generated always as identity primary key,
    key text not null unique,
    name text not null,
    description text,
    facet text not null check (facet in ('DEMOGRAPHIC', 'PSYCHOGRAPHIC', 'BEHAVIOURAL', 'GEOGRAPHIC', 'FIRMOGRAPHIC')),
    objective text not null check (objective in ('ACQUIRE', 'ACTIVATE', 'RETAIN', 'UPSELL', 'WIN_BACK', 'INFORM')),
    rule jsonb not null,
    version bigint not null default 1,
    size bigint not null default 0, -- as of computed_at; see segment_growth
    computed_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table membership (
    customer_id bigint not null references customer on delete cascade,
    segment_id bigint not null references segment on delete cascade,
    since timestamptz not null,
    computed_at timestamptz not null,
    primary key (customer_id, segment_id)
);
create index membership_segment on membership (segment_id, customer_id);

-- How sizes changed since they were last computed: one row a segment and transaction, so that customers who change at the
-- same time do not wait for each other at the row of the segment. Folded into segment.size when that is computed.
create table segment_growth (
    segment_id bigint not null references segment on delete cascade,
    change bigint not null
);
create index segment_growth_segment on segment_growth (segment_id) include (change);

create function segment_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('smalti_changes', 'segment:' || id) from changed;
    return null;
end $$;
create trigger segment_inserted after insert on segment referencing new table as changed for each statement execute function segment_changed();
create trigger segment_updated after update on segment referencing new table as changed for each statement execute function segment_changed();
create trigger segment_deleted after delete on segment referencing old table as changed for each statement execute function segment_changed();
