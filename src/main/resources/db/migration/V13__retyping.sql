-- What typing all customers anew changed, by the job that did it.
create table retyping (
    job_id bigint primary key,
    typology_id smallint not null references typology on delete cascade,
    typology_before smallint references typology on delete set null -- the active one until then; null: there was none
);

-- Codes are those that may be said of a customer: of a type, of a group, or none ('').
create table retyping_move (
    job_id bigint not null references retyping on delete cascade,
    from_code text not null,
    to_code text not null,
    customers bigint not null,
    primary key (job_id, from_code, to_code)
);
