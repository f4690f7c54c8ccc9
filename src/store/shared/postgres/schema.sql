-- The tables of a shared store, and who sees what of them. Nobody writes to a table: all writing is by the functions of
-- calls.sql, which run as the owner of the store and ask who calls. Role formation_people: everybody who has a login here.

create schema formation;
revoke all on schema formation from public;
grant usage on schema formation to formation_people;

-- The last number that was given. Its row is the queue of writers: one at a time, numbers in the order of commit, without a gap.
create table formation.head (
  one boolean primary key default true check (one),
  op bigint not null,
  format int not null
);

create table formation.offices (
  office text collate "C" primary key check (office ~ '^[^[:cntrl:]]{1,63}$')
);

-- Who belongs to which office, by login. Office 'head' sees and may write everything, the programme too.
create table formation.access (
  who text collate "C" check (octet_length(who) between 1 and 63),
  office text collate "C" references formation.offices,
  may_write boolean not null,
  primary key (who, office)
);

create table formation.cohorts (
  cohort text collate "C" primary key,
  office text collate "C" not null references formation.offices
);
create unique index on formation.cohorts (lower(cohort));

-- Every file by its path from the root of a folder. Digest: SHA-256 of the bytes, 64 hex digits; neither digest nor bytes: gone.
-- Cohort: the second part of its path, where the file belongs to one. Op: the operation that left it so.
create table formation.files (
  path text collate "C" primary key,
  cohort text collate "C" references formation.cohorts,
  digest text collate "C",
  bytes bytea,
  op bigint not null,
  check ((digest is null) = (bytes is null))
);
create index on formation.files (op);
create index on formation.files (cohort);

-- Every operation, its line of the journal as it is in each folder. Changed: itself, or the erasure that rewrote its line.
create table formation.operations (
  op bigint primary key,
  id uuid not null unique,
  by text collate "C" not null,
  received timestamptz not null default now(),
  cohorts text[] collate "C" not null,
  line text not null,
  changed bigint not null
);
create index on formation.operations (changed);

-- Who holds a copy, as of which operation.
create table formation.copies (
  copy uuid primary key,
  who text collate "C" not null,
  op bigint not null,
  at timestamptz not null
);

-- What somebody may do as the head office: 'read', 'write', or nothing.
create function formation.head_right() returns text
language sql stable security definer set search_path = pg_catalog, formation, pg_temp as $$
  select case when a.may_write then 'write' else 'read' end
  from formation.access a where a.who = session_user::text and a.office = 'head'
$$;

-- The offices of whoever asks.
create function formation.my_offices() returns setof text
language sql stable security definer set search_path = pg_catalog, formation, pg_temp as $$
  select a.office from formation.access a where a.who = session_user::text
$$;

-- The cohorts that whoever asks sees, or may write.
create function formation.mine(p_write boolean) returns setof text
language sql stable security definer set search_path = pg_catalog, formation, pg_temp as $$
  select c.cohort from formation.cohorts c where exists (
    select from formation.access a
    where a.who = session_user::text and a.office in ('head', c.office) and (a.may_write or not p_write))
$$;

-- Whether a file that belongs to no cohort is the head office's alone.
create function formation.is_head_only(p_path text) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select p_path like 'data/%' and p_path <> 'data/mappings.csv'
$$;

alter table formation.head enable row level security;
alter table formation.offices enable row level security;
alter table formation.access enable row level security;
alter table formation.cohorts enable row level security;
alter table formation.files enable row level security;
alter table formation.operations enable row level security;
alter table formation.copies enable row level security;

-- Functions in brackets with `select` are asked once a statement, not once a row.
create policy seen on formation.head for select to formation_people using (true);
create policy seen on formation.offices for select to formation_people
  using ((select formation.head_right()) is not null or office in (select formation.my_offices()));
create policy seen on formation.access for select to formation_people
  using ((select formation.head_right()) is not null or who = session_user::text);
create policy seen on formation.cohorts for select to formation_people
  using (cohort in (select formation.mine(false)));
create policy seen on formation.files for select to formation_people
  using (case
    when cohort is not null then cohort in (select formation.mine(false))
    when formation.is_head_only(path) then (select formation.head_right()) is not null
    else exists (select formation.my_offices())
  end);
-- A line speaks of all cohorts that it touched: offices get the part that they see from formation.pull.
create policy seen on formation.operations for select to formation_people
  using ((select formation.head_right()) is not null);
create policy seen on formation.copies for select to formation_people
  using ((select formation.head_right()) is not null or who = session_user::text);
