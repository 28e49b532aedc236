-- What organisations were before, and what a weaker source says against the value that wins; as trait_history has it of customers.
create table organisation_history (
    organisation_id bigint not null references organisation on delete cascade,
    id bigint generated always as identity,
    trait text not null,
    value jsonb not null,
    origin text not null,
    source text,
    confidence double precision,
    observed_at timestamptz,
    expires_at timestamptz,
    fate text not null check (fate in ('REPLACED', 'OUTWEIGHED', 'TAKEN_BACK', 'RECTIFIED', 'EXPIRED')),
    reason text,
    recorded_at timestamptz not null default now(),
    primary key (organisation_id, id)
);
create unique index organisation_history_outweighed on organisation_history (organisation_id, trait, origin, source)
    nulls not distinct where fate = 'OUTWEIGHED';
