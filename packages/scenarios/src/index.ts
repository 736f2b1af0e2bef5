/** The scenarios that come with Stoa. There is none yet: the plugin interface they are written against is still to come. */
export {}
