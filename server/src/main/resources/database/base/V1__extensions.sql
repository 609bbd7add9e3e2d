-- Kept in public and named in full by the modules (public.gin_trgm_ops, collate public.pinyin).
create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gist with schema public;

-- Chinese names in the order of their pinyin, as every roster is read.
create collation if not exists public.pinyin (provider = icu, locale = 'zh-u-co-pinyin');
