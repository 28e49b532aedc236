-- What the law, a person and we ourselves allow, as data: rules by country, registers, addresses never to be used, how
-- often, at what hours, and what somebody prefers.
create table register (
    code text primary key, -- COMPANY is our own list
    name text not null,
    country char(2), -- null: everywhere
    loaded_at timestamptz -- when it was last compared with its source; null: never
);
insert into register values
    ('COMPANY', 'Addresses that the company never uses: bounces, complaints, requests', null, now()),
    ('BE_DNCM', 'Bel-me-niet-meer / Ne m''appelez plus', 'BE', null),
    ('NO_RESERVATION', 'Reservasjonsregisteret', 'NO', null),
    ('DE_ROBINSON', 'Robinsonliste', 'DE', null),
    ('NL_POSTFILTER', 'Postfilter', 'NL', null);

-- what a channel needs for marketing; country null: wherever no row of its own says otherwise
create table channel_rule (
    country char(2),
    channel text not null,
    relation text not null check (relation in ('PROSPECT', 'CUSTOMER')),
    requirement text not null check (requirement in ('CONSENT', 'SOFT_OPT_IN', 'REGISTER', 'OPT_OUT', 'FORBIDDEN')),
    register text references register, -- to be looked up when the requirement is REGISTER
    check ((requirement = 'REGISTER') = (register is not null)),
    unique nulls not distinct (country, channel, relation)
);
insert into channel_rule (country, channel, relation, requirement)
select null, channel, relation,
    case when channel in ('EMAIL', 'SMS', 'PUSH', 'PHONE') then 'CONSENT' else 'OPT_OUT' end
from unnest(array ['EMAIL', 'SMS', 'PUSH', 'WEB', 'SOCIAL', 'POST', 'DOOR_TO_DOOR', 'PHONE', 'IN_STORE']) channel,
    unnest(array ['PROSPECT', 'CUSTOMER']) relation;
insert into channel_rule (country, channel, relation, requirement)
select country, channel, relation, case when relation = 'CUSTOMER' then 'SOFT_OPT_IN' else 'CONSENT' end
from unnest(array ['BE', 'NL', 'DE', 'NO']) country, unnest(array ['EMAIL', 'SMS']) channel,
    unnest(array ['PROSPECT', 'CUSTOMER']) relation;
insert into channel_rule (country, channel, relation, requirement, register)
select country, 'PHONE', relation, 'REGISTER', register
from (values ('BE', 'BE_DNCM'), ('NO', 'NO_RESERVATION')) r (country, register),
    unnest(array ['PROSPECT', 'CUSTOMER']) relation;

-- addresses by their hash only: of an e-mail address in small letters, of a phone number in international form
create table suppression (
    kind text not null check (kind in ('EMAIL', 'PHONE')),
    hash bytea not null,
    register text not null references register,
    reason text,
    added_at timestamptz not null default now(),
    primary key (kind, hash, register)
);

create function email_hash(email text) returns bytea language sql immutable parallel safe
return sha256(convert_to(lower(btrim(email)), 'UTF8'));

-- 0478 12 34 56 in Belgium, 0032 478…, +32 478…: the same number
create function phone_hash(phone text, country text) returns bytea language sql immutable parallel safe
return (
    select sha256(convert_to(case
        when digits like '+%' then digits
        when digits like '00%' then '+' || substr(digits, 3)
        when digits like '0%' and prefix is not null then prefix || substr(digits, 2)
        when prefix is not null then prefix || digits
        else digits end, 'UTF8'))
    from (select regexp_replace(phone, '[^0-9+]', '', 'g') as digits,
        case country when 'BE' then '+32' when 'NL' then '+31' when 'DE' then '+49' when 'FR' then '+33'
            when 'LU' then '+352' when 'NO' then '+47' when 'GB' then '+44' end as prefix) p);

-- at most so many marketing messages in the days before; channel null: over all channels
create table frequency_cap (
    channel text,
    days integer not null check (days between 1 and 365),
    most integer not null check (most >= 0),
    unique nulls not distinct (channel, days)
);

-- local times between which a channel is left alone; the end may lie on the next day
create table quiet_hours (
    channel text primary key,
    from_time time not null,
    until_time time not null,
    check (from_time <> until_time)
);
insert into quiet_hours values ('SMS', '21:00', '08:00'), ('PUSH', '21:00', '08:00'), ('PHONE', '20:00', '09:00');

-- what a person chose: it goes before what the type or the age suggests
create table preference (
    customer_id bigint primary key references customer on delete cascade,
    channel text,
    language text, -- BCP 47 tag
    liked text[] not null default '{}', -- topics
    disliked text[] not null default '{}',
    updated_at timestamptz not null default now()
);

-- what was sent, or is about to be: recorded by whoever sends, before sending
create table sending (
    customer_id bigint not null references customer on delete cascade,
    id bigint generated always as identity,
    campaign_id bigint not null references campaign,
    channel text not null,
    key text not null default '', -- tells several sendings of a campaign to the same person apart
    variant_id bigint references variant on delete set null,
    level text not null,
    language text not null,
    type_code text, -- the cell at the time of sending
    group_code text,
    age_band text,
    wording text not null,
    marketing boolean not null, -- whether it counts towards frequency caps
    sent_at timestamptz not null,
    primary key (customer_id, id),
    unique (customer_id, campaign_id, channel, key)
);
create index sending_time on sending (customer_id, sent_at) where marketing;
create index sending_campaign on sending (campaign_id, channel);
-- who withdrew while a long delivery runs
create index consent_recorded on consent (recorded_at);

create function permission_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('smalti_changes', 'permission:0');
    return null;
end $$;
create trigger register_changed after insert or update or delete on register for each statement execute function permission_changed();
create trigger channel_rule_changed after insert or update or delete on channel_rule for each statement execute function permission_changed();
create trigger frequency_cap_changed after insert or update or delete on frequency_cap for each statement execute function permission_changed();
create trigger quiet_hours_changed after insert or update or delete on quiet_hours for each statement execute function permission_changed();

alter table campaign
    add column similar_products boolean not null default false, -- about products like those bought: a soft opt-in will do
    add column control_share numeric(5, 4) not null default 0 check (control_share between 0 and 0.5); -- gets no message
alter table variant add column topic text; -- what it is about, for likes and dislikes
