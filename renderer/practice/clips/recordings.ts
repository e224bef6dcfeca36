import type { Slot, TimedWord } from '../../../shared/domain/annotation.ts'
import type { Span } from '../../../shared/domain/values.ts'

// Made by build/practice-clips/make.ts from its clips.json; do not edit.

/** What was measured of a recording, what the recogniser made of it, and what is really said. */
export type Recording = {
  locale: string
  durationMs: number
  /** One byte (0-255) for every 10 ms, base64url. */
  peaks: string
  gainDb: number
  speech: Span[]
  hypothesis: string
  words: TimedWord[]
  slots: Slot[]
  reference: string
}

export const recordings = {
  'kitchen-light': {
    locale: "en-US",
    durationMs: 2940,
    peaks: "AAAAAAEBAAAAAQAAAQAAAAEBAQEAAAAAAQEAAQEBAQAAAQEBAQEBFhMKDAgeNE5QLhUTGBUTDgICAwMQBg4RERoVHCAnNz1NTkpFOi8vJR0dCgkGBg4eJCk2ODc4NDc1MywsBgcFBAIDAwICAgIBAQEBAAEAAQEBAQgGDAgWHyw5QUNANjk8ODQ6Ni8hGhgXIj9iYlhBKiEfHiAaFQ4OCgsLJjZMXCgIBwoHBxESIwYPBzNGW25nW1lXTDwjBwUGEBQWFCEUFyQ7T1ZGMhweHR8ZFQ8UFx0nMERRXGRiWlBLTz80NTUoNS8rKi0ZHxgWBgQDBQkJCAYFAwMBAgEBAAEBAAEAAAEBAAEAAAABAQEBAAABAAAAAAAAAAEBAQAAAAABAAEA",
    gainDb: 0.6,
    speech: [{"from":330,"to":2620}],
    hypothesis: "computer turn on the kitchen light",
    words: [{"text":"computer","from":350,"to":990,"confidence":0.93},{"text":"turn","from":1161,"to":1400,"confidence":0.96},{"text":"on","from":1405,"to":1507,"confidence":0.97},{"text":"the","from":1507,"to":1660,"confidence":0.92},{"text":"kitchen","from":1669,"to":2100,"confidence":0.97},{"text":"light","from":2109,"to":2490,"confidence":0.97}],
    slots: [],
    reference: "computer turn on the kitchen light",
  },
  'london-time': {
    locale: "en-GB",
    durationMs: 3020,
    peaks: "AQEBAQEBAQEBAQEBAQEBAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBEAsHBwUVJj8pKBoKCgkKBwUDAgMECAMGCA0OCxARFxwqIyQfFhMPEQsKAwQEBAYGBwcRGykXMzQvLywtIwYHBwYGAwMEAwMCAwIBAQEBAQYHCw8REhcfKTg3MyYRCAUHBwYEBQYHBAMDAgICBQQFCAcWITVLUU1UUkcrJSMjISAWDgsLCwsdLi4fDwkKCwsJDxcnMS8YBQQEBAgGBgUQHCctKxYPDw8QEA4KCg4TGCMwNUlDSz40IhAUEQ8REA4ODQwLCAkFCAgYJj84NzcpJRUODA8ODgoOBwUDAgICAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE",
    gainDb: 3.7,
    speech: [{"from":340,"to":2670}],
    hypothesis: "computer what time is it in london",
    words: [{"text":"computer","from":350,"to":1110,"confidence":0.98},{"text":"what","from":1177,"to":1420,"confidence":0.94},{"text":"time","from":1426,"to":1680,"confidence":0.92},{"text":"is","from":1681,"to":1820,"confidence":0.96},{"text":"it","from":1829,"to":1970,"confidence":0.95},{"text":"in","from":1973,"to":2090,"confidence":0.96},{"text":"london","from":2095,"to":2570,"confidence":0.93}],
    slots: [],
    reference: "computer what time is it in london",
  },
  'fast-speaker': {
    locale: "en-US",
    durationMs: 2940,
    peaks: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAERDwgHEyI3HQsLCgkIBQQECAQIDAwMFB0iKCgcGg0FBAYIER0hJiQkHwcGBgYHBAUEDg4YGB0jIxYNDhEPP1VROi0bFRcWFRQTEAoGBwgNDg4PIS0nGQ0DBAYHCQkVJD4uBQUGDg4ICREhOD88NykiHRoUHhkKCgsICRUhMy0FBAkOJDlEOCUTERAUDQgEBQYHBgkQIy8gBAcJCAsHCQcJCRE3Pz05JxMSEBcTDAoEBQMGBwsTGiYnKiEhGRkQEQsKDAcFCAUGBQIDCQkUIikhJRcSBgQDBAQEAgMDAgICAgEBAQEBAQEBAQEBAQEBAAEBAQEAAAAAAAAAAAAAAAAA",
    gainDb: 3.4,
    speech: [{"from":330,"to":2710}],
    hypothesis: "computer remind me to call the dentist on tuesday",
    words: [{"text":"computer","from":350,"to":800,"confidence":0.98},{"text":"remind","from":874,"to":1150,"confidence":0.92},{"text":"me","from":1158,"to":1240,"confidence":0.95},{"text":"to","from":1248,"to":1340,"confidence":0.94},{"text":"call","from":1347,"to":1540,"confidence":0.97},{"text":"the","from":1549,"to":1630,"confidence":0.91},{"text":"dentist","from":1636,"to":1980,"confidence":0.97},{"text":"on","from":1986,"to":2110,"confidence":0.98},{"text":"tuesday","from":2116,"to":2490,"confidence":0.95}],
    slots: [],
    reference: "computer remind me to call the dentist on tuesday",
  },
  'commuter-train': {
    locale: "en-US",
    durationMs: 2660,
    peaks: "AAEBAQAAAAAAAQAAAQABAAEBAAEAAAAAAQEAAAEAAAAAAQEBAwMDAwMNFxsVCQICAgUIBgUDCxEbHhUICQoKCgcHBwgKDBAWGhsbFxMPDgYDBAcIDhEXFxURCQMEAgIDBQUGBAIDAwYMFBcbHBwgIBwaFxQODAsMCwgIBwYKGB8cEgcFCAkFBQUFBAcIDhMVGR0dGxwaEwwJCwsKCggGBQUEAwMFEh4fHRIKBQQDBQUGCAUEBBAUFxofJCIiJSYmJh4dHx0bGRkYFhQSFQsQEA0PDQwMCw4KCQwKBQYEBAQFAgMDAgMEAwEDAgIBAgIBAQIBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE",
    gainDb: 9.7,
    speech: [{"from":310,"to":2410}],
    hypothesis: "computer train is late again",
    words: [{"text":"computer","from":455,"to":900,"confidence":0.47},{"text":"train","from":906,"to":1210,"confidence":0.98},{"text":"is","from":1215,"to":1380,"confidence":0.99},{"text":"late","from":1380,"to":1640,"confidence":0.96},{"text":"again","from":1648,"to":2210,"confidence":0.92}],
    slots: [],
    reference: "the commuter train is late again",
  },
  'milk': {
    locale: "en-GB",
    durationMs: 3320,
    peaks: "AAAAAAEBAAAAAQAAAQAAAAEBAQEAAAAAAQEAAQEBAQAAAQEBAQEBGhMJCwkaMk5INR4RDw8ODwwKAgICAg0GDxAPDxUXGiIpND46PisdFRYWGRMOBQQECQoKEwoWIjBDRENCPz83NDIHBwcHBQMDAwMEAgICAgEBAQAiL0FRXmdlXVhUSDYYEQ8NDAwICBUVFRcUGDhIVVZOSDEuJSMbGRkaGhgXBgQEBBEGBAMDAgICAQIJCAwLCiI2PkU-KBQREhAPDzVKS0ZCMiAZFQkLDhISGSAkGBsSFxYtNk9OUVA6LAoJCgoQCQsNHS9CQzUkIB8VFBMRFBEQDQwPERQYGh4lLTE4QkhKRzs5LicnGxYKEA4NEAwLBAMGCgsJBwMCAgICAgEBAQABAAABAQEBAQEBAQEAAAEBAAABAQEBAAEBAAEAAAAAAAEBAAE",
    gainDb: 1.2,
    speech: [{"from":340,"to":2970}],
    hypothesis: "computer add silk to my shopping list",
    words: [{"text":"computer","from":350,"to":1110,"confidence":0.92},{"text":"add","from":1222,"to":1420,"confidence":0.92},{"text":"silk","from":1423,"to":1740,"confidence":0.97},{"text":"to","from":1740,"to":1900,"confidence":0.94},{"text":"my","from":1906,"to":2050,"confidence":0.98},{"text":"shopping","from":2051,"to":2490,"confidence":0.92},{"text":"list","from":2495,"to":2870,"confidence":0.91}],
    slots: [],
    reference: "computer add milk to my shopping list",
  },
  'fifteen-minutes': {
    locale: "en-US",
    durationMs: 3660,
    peaks: "AQEBAQEBAQEBAQEBAQEBAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBFhEJDAkWJD82JQ4PEA4LCwoDAwQDDAUNDQwPDxMVGhwmNTgxNC8oICQiFhUUCQUHBAYMExkkLC0rKywpLCkiJCAFBAQEAwICAgIBAQEBAQEBAQEBCQwRDhUQFw4XIi44REJEPTs7KCUmHQ8MCAsKDQ8MGyg3RTgvGgoKBwYFCwcMCRojN0xUUE5DMzM1LickJBwSEw8RHiouKygiHg4GBQYFBQgGCwQVIjtGS0IvIx0bIBAIBwYFBggNBAgeKz5UVkxIQDkwHAcIBgYGCQcGBQYLBwoIDxQfJyklGhAMEA4PDg4MDQ0NDw8QERkmMUhPRz0-ODMyLygZFAgLDg0fNz8yKCIUCggLCQoICwcFCQsKCAgJCgcICQgGAgICAgEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB",
    gainDb: 2.8,
    speech: [{"from":340,"to":3290}],
    hypothesis: "computer set a tire for fifty minutes",
    words: [{"text":"computer","from":350,"to":1040,"confidence":0.97},{"text":"set","from":1218,"to":1530,"confidence":0.99},{"text":"a","from":1532,"to":1590,"confidence":0.97},{"text":"tire","from":1598,"to":1960,"confidence":0.47},{"text":"for","from":1966,"to":2170,"confidence":0.92},{"text":"fifty","from":2173,"to":2670,"confidence":0.41},{"text":"minutes","from":2670,"to":3210,"confidence":0.91}],
    slots: [],
    reference: "computer set a timer for fifteen minutes",
  },
  'nina-simone': {
    locale: "en-US",
    durationMs: 3350,
    peaks: "AAAAAAEBAAAAAQAAAQAAAAEBAQEAAAAAAQEAAQEBAQAAAQEBAQEBEREICgchL1NONxcaHx0XFhIFBQUFDgYLDAsNDRMUFxkmLjw1OikrJxYgFQ0GBgQHDRwjJSgtLjQyNS8wKysrBwYFBgUCAQEBAAEBAAAAAAEBAAAAAQENCgcFDhQcJC87QEdQUlJHSEc4LSUhHhwWKiknJiMfJjM6MzEuKSIdFhcVGhgnTEw2FAgQEBEVFhMTDRorQFlnYVlMPC8eGxkXFDM6OjUzLR0fGBoUExQ2PjQqHR0fIBwWCwoLCwoTJj9ATzgZDhAODQ8ZIj4zJjFITWZvZGVXWExYREQxMzEpIgoKDQsGFCMlHhspMSkyJyQQGhYXExgaFBYSDw4EBAMCAgEBAAEBAQEAAAEBAQEBAAEBAAABAQEAAAEBAAEAAAAAAAEBAAAAAQA",
    gainDb: 1.2,
    speech: [{"from":340,"to":3020}],
    hypothesis: "computer play nina simone in the bedroom",
    words: [{"text":"computer","from":350,"to":1020,"confidence":0.95},{"text":"play","from":1199,"to":1490,"confidence":0.91},{"text":"nina","from":1496,"to":1740,"confidence":0.97},{"text":"simone","from":1746,"to":2070,"confidence":0.99},{"text":"in","from":2074,"to":2176,"confidence":0.94},{"text":"the","from":2176,"to":2330,"confidence":0.97},{"text":"bedroom","from":2332,"to":2900,"confidence":0.98}],
    slots: [{"label":"room","words":{"from":6,"to":7}}],
    reference: "computer play nina simone in the bedroom",
  },
  'phone-number': {
    locale: "en-US",
    durationMs: 4940,
    peaks: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAHRQOEQwOJDIyJg8MDQwMCQkEBAQFFAcVEQ4ODw8UGRghKCwrKikkJB4fIBkRCgkJBwcNDA0aISQmIyYlJiMjIx8gBQQGBQQEAwMEAwMCAgIBAQICAQEBAQEBFB8QEBEMEyEzRkRBQj9CQ0M8NzE2QkIxICMcGRsdGhAQCwsICxIHCB4lLjhETEQ_Ozw1QjIoIx0gICUUEBAQDgkIBwYFBgYGBQgHDwUZHyc5REpJRkE5PC4nLDIlISAbFQ8LCwkJBgUFBAYFBAUICA4FCBYcICsxOkVHSUVFQD05PjMvLSQkKicmIyEoISIhHx4dHRcUEQsICQgGBQUGBQUEAgECAgEBAQICAgEBAQEBAQEBAQABCw8LDBAOEA8cICYnLS4tLC8uLyQaFxYVGRwZJCopKSspJRkSDg0MDg8VGx4lMjY_Q0pFRz8_MikmGhIZHBodGRwXEQ0ICgYHBwoICgYVJS0_T1BOTVBDOjMlICsgICEbBwcHCAgQDhAUDBYaHB8rLjExMDAtKSsqJyUqICQmJCMdHBUbHh4WGBUKBgMFBQMEBAQDAgIDAwICAQEBAQEBAQEBAQEBAQEBAQEAAQAAAQAAAAAAAAA",
    gainDb: 2.4,
    speech: [{"from":340,"to":4730}],
    hypothesis: "computer call five five five zero one four two",
    words: [{"text":"computer","from":350,"to":1050,"confidence":0.92},{"text":"call","from":1243,"to":1590,"confidence":0.97},{"text":"five","from":1594,"to":1960,"confidence":0.98},{"text":"five","from":1967,"to":2340,"confidence":0.98},{"text":"five","from":2341,"to":2910,"confidence":0.98},{"text":"zero","from":3114,"to":3490,"confidence":0.94},{"text":"one","from":3493,"to":3790,"confidence":0.94},{"text":"four","from":3799,"to":4070,"confidence":0.94},{"text":"two","from":4079,"to":4490,"confidence":0.96}],
    slots: [],
    reference: "computer call five five five zero one four two",
  },
  'spanish': {
    locale: "en-US",
    durationMs: 2340,
    peaks: "AAAAAAEBAAAAAQAAAQAAAAEBAQEAAAAAAQEAAQEBAQAAAQEBAQEBARMHAh0tRl1aT0A1LC4rJyUhIR4YFRgeGiA4NzMcDwsYFhgdGhYbGCk_WWNkZVY9NBoVExMRCgoLCwsPEhkbHR4hJzA3MygkHSw3PDYoJxgXGBYTDw0OFhwhKT08NCQVBgYHCBEOCAMDFjRKWEYvGgcHDQoHBgUFERwmLT1FSEE7Oz4yLiQeFBQKCwgLDhwtLy4rHRkKBgUFAwMBAQEBAQAAAQAAAAAAAQABAQEAAQEBAAABAQEBAQAAAAEAAAEBAQAA",
    gainDb: 1.1,
    speech: [{"from":350,"to":2020}],
    hypothesis: "pawn la radio en la cocina",
    words: [{"text":"pawn","from":350,"to":590,"confidence":0.42},{"text":"la","from":592,"to":690,"confidence":0.49},{"text":"radio","from":699,"to":1100,"confidence":0.94},{"text":"en","from":1107,"to":1240,"confidence":0.93},{"text":"la","from":1243,"to":1340,"confidence":0.49},{"text":"cocina","from":1349,"to":1890,"confidence":0.54}],
    slots: [],
    reference: "pon la radio en la cocina",
  },
  'hall-lamp': {
    locale: "en-US",
    durationMs: 2750,
    peaks: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABFRAHCgYeMkw2Ew8PEA8OEA8EBQQECgcLDBEPDxMWGiksNzsxMyomHiAXCwkLBQ4LCx0tMzUwLTQ1MiwpKQgKBwYGBQUEBAMDAwMCAQECAQICAQEGBgsICRwkNkRBPzg7ODk9QCoiGRoZFx0eMUVVWVRRTElHQDYuHxURDw4QDwoLBgQKCwgJCgkdMkMvGQYKEBAbKCopPDtQR01CRjVHNjgrKh4XERIQEBQNEBARDQoLCAQCAgIGBgQDAwMCAgICAgIBAgEBAQEBAQAAAQEBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    gainDb: 3.1,
    speech: [{"from":340,"to":2450}],
    hypothesis: "computer turn off the lump",
    words: [{"text":"computer","from":350,"to":1000,"confidence":0.98},{"text":"turn","from":1174,"to":1410,"confidence":0.96},{"text":"off","from":1418,"to":1690,"confidence":0.98},{"text":"the","from":1691,"to":1810,"confidence":0.92},{"text":"lump","from":1812,"to":2300,"confidence":0.97}],
    slots: [],
    reference: "computer turn off the lamp",
  },
  'stairs': {
    locale: "en-GB",
    durationMs: 4550,
    peaks: "AAEBAQAAAAAAAQAAAQABAAEBAAEAAAAAAQEAAAEAAAAAAQEBAAAABQUCAwIDDBgfFAgGBgcGBQQFAwMCAwQCAwQFBQcHCAoKDRAZFhcZEQwGCwsECgkFBgIDAgMDAgMCAgoPDhcbHBcYGRMSBAQDAwMDBAMDAgIDAgECAQEBAQECBAIEERwgHR8TCgMDBQMEBAMEBAMDAgECAwMEBAMMDxIQGRwkICAVGxgQBwwKDgULDgsKCgYJCAQGBgQHAgICAgIDAwICAgIBAgEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQEBAAEBAAAAAQABAAoKEBoaGRsSEQoIBwQEBAUFBQMECg8TGRkUDwQDBAMDAwMDAgICAgMCAwICDA8VGiIkISAgHhkTEhANDAsJBgcKDAsQEh4hGxQUBwcGBQoSGBkWDAcHCQgIBgUFBAUFCxAUHBoTBwcEAwMDAwQEAwMDAwMCAwILDhITDxkaHRofEBgYFBcSERYQEwoSEwsGCg0QCwgKCAoJBwgIBQUEAgQEAgQDAgICAgEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAQEAAAAAAAAAAQAAAQEBAAA",
    gainDb: 10.9,
    speech: [{"from":340,"to":2120},{"from":2360,"to":4230}],
    hypothesis: "computer get help i have fallen on the stairs",
    words: [{"text":"computer","from":350,"to":1090,"confidence":0.92},{"text":"get","from":1277,"to":1490,"confidence":0.92},{"text":"help","from":1496,"to":2020,"confidence":0.91},{"text":"i","from":2412,"to":2520,"confidence":0.95},{"text":"have","from":2524,"to":2740,"confidence":0.92},{"text":"fallen","from":2751,"to":3150,"confidence":0.95},{"text":"on","from":3157,"to":3266,"confidence":0.94},{"text":"the","from":3266,"to":3430,"confidence":0.99},{"text":"stairs","from":3434,"to":4100,"confidence":0.91}],
    slots: [],
    reference: "computer get help i have fallen on the stairs",
  },
  'stop-music': {
    locale: "en-US",
    durationMs: 2590,
    peaks: "EQoGDAkHCgkJCQgJCAkHCAcICAYGCQYGBwUHBgUGBAUHBAUHBQMHEQwJCwYVGiwdCgkHCQcIBgUGBQoFBg8MEA0SExkhITMyIyMYGBIWDgUHBAUJBxcWHR4oGiQfIx4YFAkKCgoLCQgIBwgJCAYHCAYGBwkLCAoGBggHBwgRGjJAODo2NTMvJyYbFAoLCggHCQYFBQcGBwQEBgYGBwUYHysnHA8HCgkJBwgIBw8RDRIUGCYkNSgsHiIYFhQQEAsNCg0JCQwQHCM2NS8hEggJBggIBwcHBQYIBAQGBQMGBQQFBgUEBgUEBAQEBAQEBAQEBAUEBAMCBAQEAwQEAwQDAgQEAg",
    gainDb: 5.9,
    speech: [{"from":0,"to":2170}],
    hypothesis: "computer stop the music",
    words: [{"text":"computer","from":350,"to":970,"confidence":0.96},{"text":"stop","from":1130,"to":1510,"confidence":0.92},{"text":"the","from":1512,"to":1630,"confidence":0.9},{"text":"music","from":1636,"to":2140,"confidence":0.92}],
    slots: [],
    reference: "computer stop the music",
  },
  'advertisement': {
    locale: "en-GB",
    durationMs: 3490,
    peaks: "DwgFDAgICAYICQcJBwgHBgUGBwQGBwYFBQUGBQUGBAYGAwUGBhUXERgeLzk3Nzc-NiEYGhUXGhMhJCcgGhYICQoJCwsLCQkJDRIUFR4nKCYgEwwMCg0JCQQEEQ0MEAsKEhgsJB4PDQgNCAsJBgUGCAYFBggNCwsPFh0lJSEXDQ8PCQYGBgUFCAYFEholJh8bCgUFBgoHBwYHEyQlKiIWCAgJBwUGAwkFBhQZHh4iJiofGRoYIhweIRoYJh4fHhoaHxgZFhITEgcJBgYHBQUFBgcFBAUFAwUOFSEmIygfFw4MCgsLCAgHBgUFBAQFBQYFBwkHCBMYISkpHyAiIR4bGBUWEgoHBwYGBQQDCQcJDg0KEB8dIigrLy0mISsgHBQPEA0ODAkLEx0qLCcfJRsXDwgIBwYIBAQHBAQEBQQDBAQDAwQDBAMDAwMDBAMCBAMDAwMDAwMDAwMDAgQDAg",
    gainDb: 6.3,
    speech: [{"from":0,"to":3120}],
    hypothesis: "buy a new computer today and save money",
    words: [{"text":"buy","from":350,"to":540,"confidence":0.91},{"text":"a","from":548,"to":620,"confidence":0.94},{"text":"new","from":626,"to":870,"confidence":0.98},{"text":"computer","from":875,"to":1440,"confidence":0.96},{"text":"today","from":1445,"to":1990,"confidence":0.96},{"text":"and","from":2151,"to":2350,"confidence":0.93},{"text":"save","from":2352,"to":2660,"confidence":0.98},{"text":"money","from":2668,"to":3040,"confidence":0.98}],
    slots: [],
    reference: "buy a new computer today and save money",
  },
  'volume': {
    locale: "en-US",
    durationMs: 2310,
    peaks: "AQEBAQEBAQEBAQEBAQEBAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBFBAICgYVKUIzEhISERAOAwMEAwwGCA0PDw4SFSMrNDI2NzMpKyQZGQwHBwcMDBslLCwpKSklJScmCwYFBAQEBAICAQEBAQEBAQEBBwgICQkJDB4lP0tWWFVDPzc6My4qNTEmJyEZGxgPDhQeKTUzKRwQEhEUFRYUODc3O1NMS0E4Ry8wICMiGhITCgkFBwkGBAQEAwIDAgICAQEBAQEBAQEBAQEBAQABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB",
    gainDb: 2.7,
    speech: [{"from":340,"to":1970}],
    hypothesis: "computer volume cup",
    words: [{"text":"computer","from":350,"to":970,"confidence":0.97},{"text":"volume","from":1127,"to":1520,"confidence":0.97},{"text":"cup","from":1523,"to":1860,"confidence":0.93}],
    slots: [],
    reference: "computer volume up",
  },
} satisfies Record<string, Recording>

export type RecordingName = keyof typeof recordings
