-- Who lives together comes by file too.
alter table import_mapping drop constraint import_mapping_kind_check;
alter table import_mapping add check (kind in ('CUSTOMERS', 'ORDERS', 'INTERACTIONS', 'HOUSEHOLDS'));
alter table import_job drop constraint import_job_kind_check;
alter table import_job add check (kind in ('CUSTOMERS', 'ORDERS', 'INTERACTIONS', 'HOUSEHOLDS'));
