-- What became of a campaign, version by version: what was changed, when, and by whom. Append-only.
create table campaign_change (
    campaign_id bigint not null references campaign on delete cascade,
    version bigint not null, -- the one the change led to
    kind text not null check (kind in ('CREATED', 'REVISED', 'WRITTEN', 'DELETED', 'PUBLISHED', 'ENDED')),
    status text not null, -- of the campaign afterwards
    fields jsonb not null default '[]', -- of a revision: [name, before, after] each
    touched integer not null default 0, -- wordings concerned
    wordings jsonb not null default '[]', -- the first hundred: [how, channel, language, type, group, age band, wording] each
    changed_by text,
    changed_at timestamptz not null default now(),
    primary key (campaign_id, version)
);
