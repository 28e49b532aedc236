-- What traits were before, and what a weaker source says against the value that wins.
create table trait_history (
    customer_id bigint not null references customer on delete cascade,
    id bigint generated always as identity,
    trait text not null,
    value jsonb not null,
    origin text not null,
    source text,
    confidence double precision,
    observed_at timestamptz,
    expires_at timestamptz,
    fate text not null check (fate in ('REPLACED', 'OUTWEIGHED', 'TAKEN_BACK', 'RECTIFIED', 'EXPIRED')),
    reason text, -- of a rectification
    recorded_at timestamptz not null default now(),
    primary key (customer_id, id)
);
-- of each source, only what it says now: saying it again changes nothing
create unique index trait_history_outweighed on trait_history (customer_id, trait, origin, source) nulls not distinct
    where fate = 'OUTWEIGHED';

-- when the first of the values expires; see provenance
alter table customer add column next_expiry timestamptz;
create index customer_next_expiry on customer (next_expiry) where next_expiry is not null;

-- answers to writes that came with a key, for those who did not hear them
create table idempotent_write (
    operation text not null,
    key text not null,
    request bytea not null, -- SHA-256
    answer jsonb not null,
    written_at timestamptz not null default now(),
    primary key (operation, key)
);
create index idempotent_write_time on idempotent_write (written_at);
