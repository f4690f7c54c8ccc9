-- What a copy asks of a store. Each function is one round trip, runs as the owner of the store and acts for the login that calls:
-- session_user, which no caller can choose.

-- What a copy does not know yet, in rows of six kinds (columns that a kind does not name are null):
--   format    number: the store has another format than p_format; nothing else is answered
--   diverged  number: the last operation of a store that does not know operation p_since with p_last_id
--   head      number, id: the last operation; detail: the right to the files of the head office
--   cohort    name; detail: the right
--   file      name: its path; detail: its digest; content: its bytes. Neither: gone. Bytes alone missing: large evidence
--   line      number; detail: what is seen of it
-- p_known: the cohorts that the copy holds; p_knows_head: whether it holds the files of the head office.
create function formation.pull(
  p_format int, p_since bigint, p_last_id uuid, p_copy uuid, p_known text[], p_knows_head boolean
) returns table (kind text, number bigint, id uuid, name text, detail text, content bytea)
language plpgsql security definer set search_path = pg_catalog, formation, pg_temp as $$
#variable_conflict use_column
declare
  v_head text := formation.head_right();
  v_is_head boolean := v_head is not null;
  v_has_office boolean := exists (select formation.my_offices());
  v_seen text[] := array(select formation.mine(false));
  v_writes text[] := array(select formation.mine(true));
  v_new text[] := array(select unnest(v_seen) except select unnest(p_known));
  v_is_newly_head boolean := v_is_head and not p_knows_head;
  -- A copy that holds nothing may have had no office until now: the programme is new to it.
  v_is_first boolean := cardinality(p_known) = 0 and not p_knows_head;
  v_is_more boolean := cardinality(v_new) > 0 or v_is_newly_head or v_is_first;
begin
  if exists (select from formation.head h where h.format <> p_format) then
    return query select 'format', h.format::bigint, null::uuid, null, null, null::bytea from formation.head h;
    return;
  end if;
  if p_since > 0 and not exists (select from formation.operations o where o.op = p_since and o.id = p_last_id) then
    return query select 'diverged', h.op, null::uuid, null, null, null::bytea from formation.head h;
    return;
  end if;
  -- One statement, so that all of it is of one moment.
  return query
  with h as materialized (
    select hd.op, (select o.id from formation.operations o where o.op = hd.op) as id from formation.head hd
  ), noted as (
    insert into formation.copies as c (copy, who, op, at) select p_copy, session_user, h.op, now() from h
    on conflict (copy) do update set who = excluded.who, op = excluded.op, at = excluded.at
    where (c.who, c.op) is distinct from (excluded.who, excluded.op)
  ), brought as (
    select f.path, f.cohort, f.digest, f.bytes from formation.files f where f.op > p_since
    union all
    select f.path, f.cohort, f.digest, f.bytes from formation.files f
    where v_is_more and f.op <= p_since and f.digest is not null
      and (f.cohort = any (v_new)
        or f.cohort is null and case when formation.is_head_only(f.path) then v_is_newly_head else v_is_first end)
  ), lines as (
    select o.op, o.cohorts, o.line from formation.operations o where o.changed > p_since
    union all
    select o.op, o.cohorts, o.line from formation.operations o
    where v_is_more and o.changed <= p_since
      and (v_is_newly_head or o.cohorts && v_new or v_is_first and cardinality(o.cohorts) = 0)
  )
  select 'head', h.op, h.id, null, v_head, null::bytea from h
  union all
  select 'cohort', null, null, c, case when w is null then 'read' else 'write' end, null
  from unnest(v_seen) c left join unnest(v_writes) w on w = c
  union all
  select 'file', null, null, b.path, b.digest,
    case when octet_length(b.bytes) <= 65536 or b.path not like 'data/%/evidence/%' or b.cohort is null
           or split_part(b.path, '/', 3) <> 'evidence' then b.bytes end
  from brought b
  where case
    when b.cohort is not null then b.cohort = any (v_seen)
    when formation.is_head_only(b.path) then v_is_head
    else v_has_office
  end
  union all
  select 'line', s.op, null, null, s.seen, null from (
    select l.op, case when v_is_head then l.line else formation.seen_of(l.line, v_seen) end as seen from lines l
    where v_is_head or l.cohorts && v_seen or v_has_office and cardinality(l.cohorts) = 0
  ) s where s.seen is not null;
end
$$;

-- Makes an operation happen, and puts other lines in the place of those of earlier operations. Verdict: 'written' or 'done' with its
-- number; 'stale' with the path that somebody else wrote; 'forbidden' with the cohort, or none: the programme; 'malformed' with
-- what is wrong. For the owner of the store alone.
create function formation.happen(
  p_id uuid, p_reads text[], p_digests text[], p_cohorts text[], p_rest text, p_paths text[], p_contents bytea[],
  p_ops bigint[], p_lines text[], out verdict text, out number bigint, out name text
) language plpgsql set search_path = pg_catalog, formation, pg_temp as $$
#variable_conflict use_column
declare
  v_line text := '{"op":0,' || p_rest;
  v_head text := formation.head_right();
  v_seen text[];
  v_writes text[];
begin
  select 'done', o.op into verdict, number from formation.operations o where o.id = p_id;
  if found then return; end if;
  -- What is wrong whoever sends it.
  if p_id is null or p_cohorts is null or p_reads is null or p_paths is null or p_ops is null
    or cardinality(p_reads) is distinct from cardinality(p_digests) or cardinality(p_paths) is distinct from cardinality(p_contents)
    or cardinality(p_ops) is distinct from cardinality(p_lines)
    or exists (select from unnest(p_paths) p group by p having count(*) > 1) then
    verdict := 'malformed'; name := 'arguments'; return;
  end if;
  if formation.is_line(0, v_line) is not true then
    verdict := 'malformed'; name := 'rest'; return;
  end if;
  if formation.by(v_line) is distinct from session_user::text then
    verdict := 'malformed'; name := 'by'; return;
  end if;
  if not exists (select from formation.access a where a.who = session_user::text and a.may_write) then
    verdict := 'forbidden'; name := (select c from unnest(p_cohorts) c order by c collate "C" limit 1); return;
  end if;
  -- The queue: from here to the end of the transaction nobody else writes, nor changes who may.
  perform from formation.head for update;
  select 'done', o.op into verdict, number from formation.operations o where o.id = p_id;
  if found then return; end if;
  v_head := formation.head_right();
  v_seen := array(select formation.mine(false));
  v_writes := array(select formation.mine(true));
  select 'malformed', c into verdict, name from unnest(p_cohorts) c
    where formation.is_cohort(c) is not true
      or exists (select from formation.cohorts k where lower(k.cohort) = lower(c collate "C") and k.cohort <> c)
      or exists (select from unnest(p_cohorts) k where lower(k collate "C") = lower(c collate "C") and k <> c)
    order by c collate "C" limit 1;
  if found then return; end if;
  select 'forbidden', c into verdict, name from unnest(p_cohorts) c
    where exists (select from formation.cohorts k where k.cohort = c) and c <> all (v_writes) order by c collate "C" limit 1;
  if found then return; end if;
  select
    case when o.owner is null or o.owner = 'cohort' then 'malformed' else 'forbidden' end,
    case when o.owner is null or o.owner = 'cohort' then coalesce(p, 'paths') end
  into verdict, name
  from unnest(p_paths) p, lateral (select formation.owner(p) as owner) o
  where case o.owner
    when 'cohort' then split_part(p, '/', 2) <> all (p_cohorts)
    when 'everybody' then false
    when 'programme' then v_head is distinct from 'write'
    when 'head' then v_head is distinct from 'write'
    else true
  end order by p collate "C" limit 1;
  if found then return; end if;
  -- Other lines for earlier operations: of the same number, by the same person, about cohorts that the caller may write.
  select 'malformed', 'lines' into verdict, name from unnest(p_ops, p_lines) l (op, line)
    left join formation.operations o on o.op = l.op
    where o.op is null or formation.is_line(l.op, l.line) is not true
      or formation.by(l.line) is distinct from formation.by(o.line) limit 1;
  if found then return; end if;
  select 'forbidden', c into verdict, name from unnest(p_ops) l (op)
    join formation.operations o on o.op = l.op,
    unnest(case when o.cohorts = '{}' then array[null] else o.cohorts end) c
    where case when c is null then v_head is distinct from 'write' else c <> all (v_writes) end
    order by l.op, c collate "C" limit 1;
  if found then return; end if;
  -- Each file that the operation was decided on is as it was read. Of what the caller does not see, a copy has nothing.
  select 'stale', r.path into verdict, name from unnest(p_reads, p_digests) r (path, digest)
    left join formation.files f on f.path = r.path
    where case
      when f.path is null then r.digest is not null
      when f.cohort is not null and f.cohort <> all (v_seen)
        or f.cohort is null and formation.is_head_only(f.path) and v_head is null
        then r.digest is not null
      else f.digest is distinct from r.digest
    end order by r.path collate "C" limit 1;
  if found then return; end if;
  update formation.head set op = op + 1 returning op into number;
  insert into formation.cohorts (cohort, office)
    select c, coalesce((
      select min(a.office) from formation.access a where a.who = session_user::text and a.may_write and a.office <> 'head'), 'head')
    from unnest(p_cohorts) c on conflict do nothing;
  insert into formation.operations (op, id, by, cohorts, line, changed)
    values (number, p_id, session_user, p_cohorts, '{"op":' || number || ',' || p_rest, number);
  insert into formation.files as f (path, cohort, digest, bytes, op)
    select w.path, case when formation.owner(w.path) = 'cohort' then split_part(w.path, '/', 2) end,
      encode(sha256(w.content), 'hex'), w.content, number
    from unnest(p_paths, p_contents) w (path, content)
    on conflict (path) do update set digest = excluded.digest, bytes = excluded.bytes, op = excluded.op;
  update formation.operations o set line = l.line, changed = number from unnest(p_ops, p_lines) l (op, line) where o.op = l.op;
  verdict := 'written'; name := null;
end
$$;

-- Makes an operation happen, if every file of p_reads still has its digest (null: there was no such file). p_rest: its line of the
-- journal behind the number. p_contents: null where the file of that path goes.
create function formation.push(
  p_id uuid, p_reads text[], p_digests text[], p_cohorts text[], p_rest text, p_paths text[], p_contents bytea[],
  out verdict text, out number bigint, out name text
) language sql security definer
set search_path = pg_catalog, formation, pg_temp set lock_timeout = '10s' as $$
  select * from formation.happen(p_id, p_reads, p_digests, p_cohorts, p_rest, p_paths, p_contents, '{}', '{}')
$$;

-- As push, and puts p_lines in the place of the lines of p_ops: somebody is erased.
create function formation.erase(
  p_id uuid, p_reads text[], p_digests text[], p_cohorts text[], p_rest text, p_paths text[], p_contents bytea[],
  p_ops bigint[], p_lines text[], out verdict text, out number bigint, out name text
) language sql security definer
set search_path = pg_catalog, formation, pg_temp set lock_timeout = '10s' as $$
  select * from formation.happen(p_id, p_reads, p_digests, p_cohorts, p_rest, p_paths, p_contents, p_ops, p_lines)
$$;

-- Keeps every other writer waiting until the end of the transaction: 'done', or 'forbidden' to whoever may write nothing.
create function formation.hold() returns text
language plpgsql security definer
set search_path = pg_catalog, formation, pg_temp set lock_timeout = '10s' as $$
begin
  if not exists (select from formation.access a where a.who = session_user::text and a.may_write) then
    return 'forbidden';
  end if;
  perform from formation.head for update;
  return 'done';
end
$$;

-- The bytes of a file; null where it is gone, or not seen.
create function formation.evidence(p_path text) returns bytea
language sql stable security definer set search_path = pg_catalog, formation, pg_temp as $$
  select f.bytes from formation.files f where f.path = p_path and case
    when f.cohort is not null then f.cohort in (select formation.mine(false))
    when formation.is_head_only(f.path) then formation.head_right() is not null
    else exists (select formation.my_offices())
  end
$$;

-- Who belongs to which office. The head office alone sees others than themselves.
create function formation.people() returns table (who text, office text, may_write boolean)
language sql stable security definer set search_path = pg_catalog, formation, pg_temp as $$
  select a.who, a.office, a.may_write from formation.access a
  where a.who = session_user::text or formation.head_right() is not null order by a.who, a.office
$$;


-- Waits for the turn of the caller, and says whether they may still write as the head office then. Asked of those who may beforehand:
-- nobody else keeps writers waiting. For the owner of the store alone.
create function formation.is_turn_of_head() returns boolean
language plpgsql set search_path = pg_catalog, formation, pg_temp as $$
begin
  perform from formation.head for update;
  return formation.head_right() is not distinct from 'write';
end
$$;

-- Lets somebody into an office, which is made where there is none: 'done', 'forbidden', or 'last' where nobody would be left who
-- may write as the head office.
create function formation.allow(p_who text, p_office text, p_may_write boolean) returns text
language plpgsql security definer
set search_path = pg_catalog, formation, pg_temp set lock_timeout = '10s' as $$
begin
  if formation.head_right() is distinct from 'write' or not formation.is_turn_of_head() then
    return 'forbidden';
  end if;
  if p_office = 'head' and not p_may_write and not exists (
    select from formation.access a where a.office = 'head' and a.may_write and a.who <> p_who) then
    return 'last';
  end if;
  insert into formation.offices (office) values (p_office) on conflict do nothing;
  insert into formation.access (who, office, may_write) values (p_who, p_office, p_may_write)
    on conflict (who, office) do update set may_write = excluded.may_write;
  return 'done';
end
$$;

-- Takes somebody out of an office, or (null) out of all: 'done' with how many rights are gone, 'unknown', 'forbidden' or 'last'.
create function formation.deny(p_who text, p_office text, out verdict text, out number bigint)
language plpgsql security definer
set search_path = pg_catalog, formation, pg_temp set lock_timeout = '10s' as $$
begin
  if formation.head_right() is distinct from 'write' or not formation.is_turn_of_head() then
    verdict := 'forbidden'; return;
  end if;
  select count(*) into number from formation.access a where a.who = p_who and a.office = coalesce(p_office, a.office);
  if number = 0 then
    verdict := 'unknown'; return;
  end if;
  if not exists (
    select from formation.access a where a.office = 'head' and a.may_write
      and not (a.who = p_who and coalesce(p_office, 'head') = 'head')) then
    verdict := 'last'; return;
  end if;
  delete from formation.access a where a.who = p_who and a.office = coalesce(p_office, a.office);
  verdict := 'done';
end
$$;

-- Gives a cohort to an office, which is made where there is none: 'done', 'unknown' or 'forbidden'.
create function formation.assign(p_cohort text, p_office text) returns text
language plpgsql security definer
set search_path = pg_catalog, formation, pg_temp set lock_timeout = '10s' as $$
begin
  if formation.head_right() is distinct from 'write' or not formation.is_turn_of_head() then
    return 'forbidden';
  end if;
  if not exists (select from formation.cohorts c where c.cohort = p_cohort) then
    return 'unknown';
  end if;
  insert into formation.offices (office) values (p_office) on conflict do nothing;
  update formation.cohorts set office = p_office where cohort = p_cohort;
  return 'done';
end
$$;

-- Who holds a copy, as of which operation. The head office alone sees others than its own.
create function formation.known_copies() returns table (copy uuid, who text, op bigint)
language sql stable security definer set search_path = pg_catalog, formation, pg_temp as $$
  select c.copy, c.who, c.op from formation.copies c
  where c.who = session_user::text or formation.head_right() is not null order by c.copy
$$;

-- What people may ask, and what they may look at.
revoke all on all functions in schema formation from public;
grant execute on function
  formation.head_right(), formation.my_offices(), formation.mine(boolean), formation.is_head_only(text),
  formation.pull(int, bigint, uuid, uuid, text[], boolean),
  formation.push(uuid, text[], text[], text[], text, text[], bytea[]),
  formation.erase(uuid, text[], text[], text[], text, text[], bytea[], bigint[], text[]),
  formation.hold(), formation.evidence(text), formation.people(), formation.allow(text, text, boolean),
  formation.deny(text, text), formation.assign(text, text), formation.known_copies()
to formation_people;
grant select on all tables in schema formation to formation_people;
