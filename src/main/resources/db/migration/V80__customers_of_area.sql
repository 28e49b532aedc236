-- The customers of an area, first known first: a page is read from an index, however many live there.
drop index customer_postcode;
create index customer_postcode on customer (country, postcode, id);
create index customer_municipality on customer (country, municipality, id) where municipality is not null;
