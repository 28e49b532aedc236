-- Who asked that nothing be done with the data but keep it, and when that was lifted; append-only.
create table restriction (
    customer_id bigint not null references customer on delete cascade,
    id bigint generated always as identity,
    restricted boolean not null,
    reason text,
    recorded_at timestamptz not null default now(),
    primary key (customer_id, id)
);
create index restriction_recorded on restriction (recorded_at);
