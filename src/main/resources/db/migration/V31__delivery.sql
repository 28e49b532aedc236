-- Streams of a whole audience: how far each came.
create table delivery (
    id bigint generated always as identity primary key,
    campaign_id bigint not null references campaign on delete cascade,
    channel text not null,
    version integer not null, -- of the campaign that was streamed
    requested_by text,
    after_customer bigint not null default 0, -- resumed behind this customer; 0: from the beginning
    last_customer bigint not null default 0,
    audience bigint not null, -- people to be looked at, as estimated at the start
    sent bigint not null default 0,
    skipped bigint not null default 0,
    skipped_by jsonb not null default '{}', -- how many by reason; a person may have several
    sent_by jsonb not null default '{}', -- how many by level
    state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'BROKEN')),
    started_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    finished_at timestamptz
);
create index delivery_campaign on delivery (campaign_id, id desc);
