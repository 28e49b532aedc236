-- Personas: fictional people, each claim with its evidence, and their journey.
create table persona (
    id bigint generated always as identity primary key,
    key text not null unique,
    name text not null,
    status text not null default 'DRAFT' check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    market text not null,
    version integer not null default 1,
    segment_id bigint references segment,
    type_code text,
    age_band text,
    portrait text, -- where a picture is found
    quote text not null,
    narrative text not null,
    demographics jsonb not null default '{}',
    decision_process text,
    review_on date,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index persona_segment on persona (segment_id);
create index persona_type on persona (type_code);

create table evidence (
    id bigint generated always as identity primary key,
    persona_id bigint not null references persona on delete cascade,
    kind text not null check (kind in ('INTERVIEW', 'SURVEY', 'FOCUS_GROUP', 'CUSTOMER_FEEDBACK', 'DATA_ANALYSIS')),
    respondents text check (respondents in ('CUSTOMERS', 'PROSPECTS', 'UNAWARE')), -- whom we asked
    title text not null,
    sample integer check (sample > 0),
    gathered_on date not null
);
create index evidence_persona on evidence (persona_id);

create table claim (
    id bigint generated always as identity primary key,
    persona_id bigint not null references persona on delete cascade,
    kind text not null check (kind in ('MOTIVATION', 'GOAL', 'CHALLENGE', 'NEED', 'PAIN_POINT', 'ASPIRATION', 'OBJECTIVE', 'DESIRED_OUTCOME')),
    rank smallint not null,
    statement text not null,
    unique (persona_id, kind, rank)
);

create table claim_evidence (
    claim_id bigint not null references claim on delete cascade,
    evidence_id bigint not null references evidence on delete cascade,
    primary key (claim_id, evidence_id)
);
create index claim_evidence_evidence on claim_evidence (evidence_id);

create table touchpoint (
    persona_id bigint not null references persona on delete cascade,
    stage text not null check (stage in ('AWARENESS', 'CONSIDERATION', 'DECISION', 'PURCHASE', 'USE', 'LOYALTY')),
    sequence smallint not null,
    name text not null,
    channel text not null,
    weight double precision not null check (weight between 0 and 1), -- share of the decision
    pain_point text,
    primary key (persona_id, stage, sequence)
);
