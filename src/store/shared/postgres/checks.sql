-- What the functions of a store believe of what they are sent: nothing but what these find. The same rules hold in the folder of a
-- copy, where owner.rs, line.rs and cut.rs have them; tests hold both against each other. For the owner of the store alone.

-- Whether a folder under data can be that of a cohort, on any disk.
create function formation.is_cohort(p_name text) returns boolean
language sql immutable set search_path = pg_catalog, formation, pg_temp as $$
  select p_name collate "C" ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'
    and lower(p_name collate "C") !~ '^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)'
    and lower(p_name collate "C") not in ('journal.jsonl', 'mappings.csv', 'seals.csv', 'sealed', 'all')
    and p_name not like '%.'
$$;

-- Whose a file is: 'cohort' (its second part), 'everybody', 'programme', 'head'; null where no operation may write it.
create function formation.owner(p_path text) returns text
language sql immutable set search_path = pg_catalog, formation, pg_temp as $$
  select case
    when octet_length(p_path) > 1024 then null
    -- A control character, a sign of other systems' paths; an empty part, or one that begins with a dot.
    when p_path ~ '[\u0001-\u001f\u007f-\u009f\\:]' or p_path ~ '(^|/)(\.|/|$)' then null
    when p_path = 'programme.toml' or p_path like 'templates/%' then 'programme'
    when p_path = 'data/mappings.csv' then 'everybody'
    when p_path like 'data/%' and p_path not like 'data/%/%' then
      case when lower(split_part(p_path, '/', 2) collate "C") not in ('journal.jsonl', 'mappings.csv') then 'head' end
    when p_path like 'data/sealed/%' then 'head'
    when p_path like 'data/%' and formation.is_cohort(split_part(p_path, '/', 2)) then 'cohort'
  end
$$;

-- Whether a text can be the line of the operation of that number: one JSON object on one line that begins with the number, says
-- `by`, says no key twice, and holds nothing that a reader could choke on: a depth, a number, half a character.
create function formation.is_line(p_number bigint, p_line text) returns boolean
language plpgsql immutable set search_path = pg_catalog, formation, pg_temp as $$
declare
  v_line json;
begin
  if p_line is null or not starts_with(p_line, '{"op":' || p_number || ',') or p_line ~ '[\u0001-\u001f\u007f-\u009f]' then
    return false;
  end if;
  v_line := p_line::json;
  return json_typeof(v_line) = 'object'
    and (select count(*) = count(distinct k) and bool_or(k = 'by') from json_object_keys(v_line) k)
    and not jsonb_path_exists(p_line::jsonb, '$.**{100 to last}')
    and not jsonb_path_exists(p_line::jsonb,
      '$.** ? (@.type() == "number" && (@ > 1.0e308 || @ < -1.0e308))');
exception
  when data_exception or program_limit_exceeded then return false;
end
$$;

-- Who a line says did it.
create function formation.by(p_line text) returns text
language sql immutable set search_path = pg_catalog, formation, pg_temp as $$
  select case when json_typeof(p_line::json -> 'by') = 'string' then p_line::json ->> 'by' end
$$;

-- Whether somebody who is not of the head office sees what an element of a line is about: of `files`, `changes` and
-- `changed_by_hand` by its path, of `erases` by its cohort. What names no file of anybody's is seen.
create function formation.sees_element(p_key text, p_element json, p_seen text[]) returns boolean
language plpgsql immutable set search_path = pg_catalog, formation, pg_temp as $$
declare
  v_path text := case p_key
    when 'files' then p_element ->> 'path'
    when 'changes' then p_element ->> 'table'
    when 'changed_by_hand' then p_element #>> '{}'
  end;
begin
  if p_key = 'erases' then
    return json_typeof(p_element) <> 'array' or json_typeof(p_element -> 0) is distinct from 'string'
      or p_element ->> 0 = any (p_seen);
  end if;
  return case formation.owner(v_path)
    when 'cohort' then split_part(v_path, '/', 2) = any (p_seen)
    when 'head' then false
    else true
  end;
end
$$;

-- What somebody who is not of the head office sees of a line: all of it, a part, or nothing (null). Of a part, the command keeps
-- the name of the program and its first word: the next names somebody.
create function formation.seen_of(p_line text, p_seen text[]) returns text
language plpgsql immutable set search_path = pg_catalog, formation, pg_temp as $$
declare
  v_line json := p_line::json;
  v_is_cut boolean;
  v_is_left boolean;
begin
  select
    coalesce(bool_or(not formation.sees_element(t.key, x.element, p_seen)), false),
    coalesce(bool_or(t.key <> 'changed_by_hand' and formation.sees_element(t.key, x.element, p_seen)), false)
  into v_is_cut, v_is_left
  from json_each(v_line) t, json_array_elements(case when json_typeof(t.value) = 'array' then t.value else '[]' end) x (element)
  where t.key in ('files', 'changes', 'changed_by_hand', 'erases');
  if not v_is_cut then
    return p_line;
  end if;
  if not v_is_left then
    return null;
  end if;
  return '{' || (
    select string_agg(to_json(t.key)::text || ':' || case
      when json_typeof(t.value) <> 'array' then t.value::text
      when t.key in ('files', 'changes', 'changed_by_hand', 'erases') then '[' || coalesce((
        select string_agg(x.element::text, ',' order by x.n)
        from json_array_elements(t.value) with ordinality x (element, n)
        where formation.sees_element(t.key, x.element, p_seen)), '') || ']'
      when t.key = 'command' then '[' || coalesce((
        select string_agg(x.element::text, ',' order by x.n)
        from json_array_elements(t.value) with ordinality x (element, n) where x.n <= 2), '') || ']'
      else t.value::text
    end, ',' order by t.n)
    from json_each(v_line) with ordinality t (key, value, n)) || '}';
end
$$;
