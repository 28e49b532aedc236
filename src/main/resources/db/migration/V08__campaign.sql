-- Campaigns and their matrix of variants: one wording per key; type, group and band may each be open.
create table campaign (
    id bigint generated always as identity primary key,
    key text not null unique,
    name text not null,
    goal text,
    status text not null default 'DRAFT' check (status in ('DRAFT', 'PUBLISHED', 'ENDED')),
    purpose text not null default 'MARKETING' check (purpose in ('MARKETING', 'SERVICE')),
    segment_id bigint references segment, -- the audience; null: every customer
    channels text[] not null,
    languages text[] not null, -- BCP 47 tags
    default_language text not null,
    valid_from timestamptz,
    valid_until timestamptz, -- exclusive
    version bigint not null default 1, -- rises with every change of the campaign or a variant
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check (default_language = any (languages)),
    check (valid_from < valid_until)
);
create index campaign_segment on campaign (segment_id);

create table variant (
    id bigint generated always as identity primary key,
    campaign_id bigint not null references campaign on delete cascade,
    channel text not null,
    language text not null,
    type_code text,
    group_code text,
    age_band text,
    wording text not null default 'A',
    status text not null default 'PUBLISHED' check (status in ('DRAFT', 'PUBLISHED')),
    subject text,
    body text not null,
    weight integer not null default 100 check (weight > 0),
    valid_from timestamptz,
    valid_until timestamptz,
    updated_at timestamptz not null default now(),
    check (num_nonnulls(type_code, group_code) <= 1),
    unique nulls not distinct (campaign_id, channel, language, type_code, group_code, age_band, wording)
);

create index variant_type on variant (type_code, campaign_id) where type_code is not null;

create function campaign_changed() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'variant' then
        update campaign set version = version + 1, updated_at = now()
        where id in (select campaign_id from changed);
    else
        perform pg_notify('smalti_changes', 'campaign:' || id) from changed;
    end if;
    return null;
end $$;
create trigger variant_inserted after insert on variant referencing new table as changed for each statement execute function campaign_changed();
create trigger variant_updated after update on variant referencing new table as changed for each statement execute function campaign_changed();
create trigger variant_deleted after delete on variant referencing old table as changed for each statement execute function campaign_changed();
create trigger campaign_inserted after insert on campaign referencing new table as changed for each statement execute function campaign_changed();
create trigger campaign_updated after update on campaign referencing new table as changed for each statement execute function campaign_changed();
create trigger campaign_deleted after delete on campaign referencing old table as changed for each statement execute function campaign_changed();
