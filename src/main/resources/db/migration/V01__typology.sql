-- Classification schemes by version: groups, lifestyle types, age bands, distributions, affinities, areas.
-- Shares are 0..1, indices have 100 = average.
create table typology (
    id smallint generated always as identity primary key,
    code text not null,
    version text not null,
    country char(2) not null,
    status text not null,
    active boolean not null default false,
    title jsonb not null,
    notice text not null,
    households bigint not null,
    checksum text not null,
    loaded_at timestamptz not null default now(),
    unique (code, version)
);
create unique index typology_active on typology (country) where active;

create table age_band (
    typology_id smallint not null references typology on delete cascade,
    code text not null,
    sequence smallint not null,
    from_age smallint not null,
    until_age smallint, -- exclusive; null: no upper end
    share_of_adults double precision not null,
    primary key (typology_id, code)
);

create table lifestyle_group (
    typology_id smallint not null references typology on delete cascade,
    code text not null,
    sequence smallint not null,
    name jsonb not null,
    portrait jsonb not null,
    share_of_households double precision not null,
    share_of_adults double precision not null,
    income_index double precision not null,
    household_size double precision not null,
    cars double precision not null,
    primary key (typology_id, code)
);

create table lifestyle_type (
    typology_id smallint not null references typology on delete cascade,
    code text not null,
    group_code text not null,
    sequence smallint not null,
    name jsonb not null,
    portrait jsonb not null,
    share_of_households double precision not null,
    share_of_adults double precision not null,
    households bigint not null,
    adults_per_household double precision not null,
    minors_per_household double precision not null,
    household_size double precision not null,
    mean_adult_age double precision not null,
    income_index double precision not null,
    cars double precision not null,
    scores jsonb not null,
    tone text not null,
    arguments text[] not null,
    channels text[] not null, -- codes of attributes, most suitable first
    primary key (typology_id, code),
    foreign key (typology_id, group_code) references lifestyle_group (typology_id, code)
);

create table dimension (
    typology_id smallint not null references typology on delete cascade,
    code text not null,
    sequence smallint not null,
    categories text[] not null,
    national_shares double precision[] not null,
    source text not null,
    confidence text not null,
    primary key (typology_id, code)
);

-- how the members of a group or type spread over the categories of a dimension (or, for ageBands, over the bands)
create table distribution (
    typology_id smallint not null references typology on delete cascade,
    owner text not null, -- code of a group or of a type
    dimension text not null,
    shares double precision[] not null, -- in the order of dimension.categories
    primary key (typology_id, owner, dimension)
);

create table attribute (
    typology_id smallint not null references typology on delete cascade,
    code text not null,
    sequence smallint not null,
    category text not null,
    label text not null,
    national_share double precision not null,
    confidence text not null,
    primary key (typology_id, code)
);

create table affinity (
    typology_id smallint not null references typology on delete cascade,
    type_code text not null,
    attribute text not null,
    penetration double precision not null,
    index double precision not null,
    primary key (typology_id, type_code, attribute),
    foreign key (typology_id, type_code) references lifestyle_type (typology_id, code)
);

create table municipality (
    typology_id smallint not null references typology on delete cascade,
    code text not null, -- NIS code before 2019
    name jsonb not null,
    province text not null,
    region text not null,
    households integer not null,
    income_index double precision,
    mix double precision[] not null, -- share of households per type, in the order of lifestyle_type.sequence
    primary key (typology_id, code)
);

create table postcode (
    typology_id smallint not null references typology on delete cascade,
    code text not null,
    locality text not null,
    municipality text, -- null: no municipality of the scheme
    region text not null,
    languages text[] not null,
    note text,
    primary key (typology_id, code),
    foreign key (typology_id, municipality) references municipality (typology_id, code)
);

-- share of adults behind each combination of type and age band
create table cell_share (
    typology_id smallint not null references typology on delete cascade,
    type_code text not null,
    age_band text not null,
    share_of_adults double precision not null,
    primary key (typology_id, type_code, age_band),
    foreign key (typology_id, type_code) references lifestyle_type (typology_id, code),
    foreign key (typology_id, age_band) references age_band (typology_id, code)
);

create function typology_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('smalti_changes', 'typology:' || id) from changed;
    return null;
end $$;
create trigger typology_inserted after insert on typology referencing new table as changed for each statement execute function typology_changed();
create trigger typology_updated after update on typology referencing new table as changed for each statement execute function typology_changed();
create trigger typology_deleted after delete on typology referencing old table as changed for each statement execute function typology_changed();
