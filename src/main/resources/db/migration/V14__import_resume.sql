-- An import that was stopped or whose server died goes on where it was: after import_job.lines lines of the same upload.
alter table import_job
    add column beginning bytea, -- SHA-256 of the first 64 KiB, by which the upload is known again
    add column attempt integer not null default 1; -- a later one makes what an earlier one still writes worth nothing


-- it must survive what the import survives: lines of an order that comes in pieces are numbered by it
alter table order_progress set logged;
