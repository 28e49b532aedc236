-- Where postcodes lie, as the company tells: no typology here has coordinates.
create table postcode_place (
    country text not null, -- ISO 3166-1 code of two letters
    postcode text not null,
    latitude double precision not null,
    longitude double precision not null,
    x bigint not null, -- the same point, in whole decimetres from the centre of the earth; see Place
    y bigint not null,
    z bigint not null,
    source text not null,
    changed_at timestamptz not null default clock_timestamp(),
    primary key (country, postcode)
);
create index postcode_place_changed on postcode_place (changed_at);
