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
    size bigint not null default 0,
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
