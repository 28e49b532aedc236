-- A declared trait that is not used any more. Its values stay until they are forgotten or it is declared again.
alter table trait add column retired_at timestamptz;
