-- What a wording said before it was changed: which text people got in October can be told in November.
create table variant_past (
    variant_id bigint not null,
    campaign_id bigint not null references campaign on delete cascade,
    id bigint generated always as identity,
    version bigint not null, -- the last version of the campaign that had it
    status text not null,
    subject text,
    body text not null,
    topic text,
    weight integer not null,
    valid_from timestamptz,
    valid_until timestamptz,
    written_at timestamptz not null,
    replaced_at timestamptz not null default now(),
    primary key (variant_id, id)
);
create index variant_past_campaign on variant_past (campaign_id);

create function keep_variant() returns trigger language plpgsql as $$
begin
    insert into variant_past (variant_id, campaign_id, version, status, subject, body, topic, weight, valid_from,
        valid_until, written_at)
    select o.id, o.campaign_id, c.version, o.status, o.subject, o.body, o.topic, o.weight, o.valid_from, o.valid_until,
        o.updated_at
    from former o join campaign c on c.id = o.campaign_id;
    return null;
end $$;
-- by their names these run before the triggers that raise the version
create trigger variant_a_kept_updated after update on variant referencing old table as former for each statement execute function keep_variant();
create trigger variant_a_kept_deleted after delete on variant referencing old table as former for each statement execute function keep_variant();

-- the rules in force hold whether any address is listed at all
create trigger suppression_changed after insert or delete or truncate on suppression for each statement execute function permission_changed();
