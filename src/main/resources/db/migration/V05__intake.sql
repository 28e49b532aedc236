-- Imports: stored mappings from foreign column names, progress, and the lines that were refused.
create table import_mapping (
    name text primary key,
    kind text not null check (kind in ('CUSTOMERS', 'ORDERS', 'INTERACTIONS')),
    definition jsonb not null,
    updated_at timestamptz not null default now()
);

create table import_job (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('CUSTOMERS', 'ORDERS', 'INTERACTIONS')),
    state text not null check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    mapping text,
    source text not null,
    requested_by text,
    lines bigint not null default 0,
    created bigint not null default 0,
    updated bigint not null default 0,
    unchanged bigint not null default 0,
    rejected bigint not null default 0,
    error text,
    started_at timestamptz not null default now(),
    progressed_at timestamptz not null default now(),
    ended_at timestamptz
);

create table import_rejection (
    import_id bigint not null references import_job on delete cascade,
    line bigint not null,
    field text,
    reason text not null, -- a code
    detail text, -- never personal data
    whole boolean not null default true, -- false: the line was taken, only this value was left out
    primary key (import_id, line)
);
