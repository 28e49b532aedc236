-- Long work, done by whichever instance is free: in steps, each committed together with the position after it.
create table job (
    id bigint generated always as identity primary key,
    kind text not null, -- RECOMPUTE_SEGMENT, IMPORT_ORDERS, …
    subject text, -- what it is about, for example the key of a segment
    role text not null, -- of those who may stop it, beside admins
    input jsonb not null default '{}',
    state text not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    attended boolean not null default false, -- done by a request that brings its data along: it cannot be taken over
    position text, -- where the next step begins; null: at the beginning
    rows_done bigint not null default 0,
    rows_total bigint, -- null: unknown
    errors bigint not null default 0,
    error text, -- why it failed
    requested_by text,
    claim bigint not null default 0, -- one more with every worker that took it; a step of an earlier claim cannot commit
    claims_in_vain smallint not null default 0, -- workers lost since the last progress
    lease_until timestamptz, -- when others may take it over, unless its worker says again that it lives
    created_at timestamptz not null default now(),
    started_at timestamptz,
    progressed_at timestamptz,
    ended_at timestamptz
);
create index job_open on job (id) where state in ('QUEUED', 'RUNNING');
create index job_subject on job (kind, subject, id desc);

-- when work that comes back again and again is due next, whoever does it
create table job_schedule (
    kind text primary key,
    due_at timestamptz not null
);

create function job_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('smalti_changes', 'job:' || id) from changed;
    return null;
end $$;
create trigger job_inserted after insert on job referencing new table as changed for each statement execute function job_changed();
-- not for a lease that is only prolonged
create function job_moved() returns trigger language plpgsql as $$
begin
    perform pg_notify('smalti_changes', 'job:' || new.id);
    return null;
end $$;
create trigger job_updated after update on job for each row
    when ((new.state, new.claim, new.rows_done, new.rows_total, new.errors)
        is distinct from (old.state, old.claim, old.rows_done, old.rows_total, old.errors))
    execute function job_moved();

-- imports are jobs, and have their numbers
insert into job (id, kind, role, state, attended, rows_done, errors, error, requested_by, created_at, started_at, progressed_at, ended_at)
    overriding system value
    select id, 'IMPORT_' || kind, 'STEWARD', case state when 'RUNNING' then 'FAILED' else state end, true, lines, rejected, error,
        requested_by, started_at, started_at, progressed_at, ended_at
    from import_job;
select setval(pg_get_serial_sequence('job', 'id'), coalesce(max(id), 0) + 1, false) from job;
alter table import_job alter column id drop identity;
alter table import_job add foreign key (id) references job on delete cascade;
