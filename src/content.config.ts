import { defineCollection } from 'astro:content';
import { readEnvironment } from '#site/environment.ts';
import { contentLoader } from '#site/loader.ts';

export const collections = {
  content: defineCollection({ loader: contentLoader(readEnvironment(process.env, process.cwd())) }),
};
