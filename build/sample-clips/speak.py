"""Speaks one sentence with espeak-ng into a WAV and prints when each word starts: the command line of espeak-ng does not.

Usage: speak.py VOICE SPEED PITCH OUT.wav < sentence
Prints {"words": [{"text", "from", "to"}]}, milliseconds into the WAV. Needs libespeak-ng 1.51.
"""
import ctypes
import json
import sys
import wave

RETRIEVAL, CHARS_UTF8 = 1, 1
END_OF_LIST, WORD, END = 0, 1, 5
RATE, PITCH = 1, 3


class Event(ctypes.Structure):
    _fields_ = [
        ('type', ctypes.c_int), ('unique', ctypes.c_uint), ('text_position', ctypes.c_int), ('length', ctypes.c_int),
        ('audio_position', ctypes.c_int), ('sample', ctypes.c_int), ('user_data', ctypes.c_void_p), ('id', ctypes.c_int64),
    ]


voice, speed, pitch, path = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
sentence = sys.stdin.read().strip()
espeak = ctypes.CDLL('libespeak-ng.so.1')
rate = espeak.espeak_Initialize(RETRIEVAL, 0, None, 0)
if espeak.espeak_SetVoiceByName(voice.encode()) != 0:
    sys.exit(f'espeak-ng has no voice {voice}')
espeak.espeak_SetParameter(RATE, speed, 0)
espeak.espeak_SetParameter(PITCH, pitch, 0)

samples, starts, ends = bytearray(), [], []


@ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))
def collect(pcm, count, events):
    if pcm and count > 0:
        samples.extend(ctypes.string_at(pcm, count * 2))
    at = 0
    while events[at].type != END_OF_LIST:
        event = events[at]
        if event.type == WORD:
            starts.append((event.text_position - 1, event.audio_position))
        elif event.type == END:
            ends.append(event.audio_position)
        at += 1
    return 0


espeak.espeak_SetSynthCallback(collect)
text = sentence.encode()
espeak.espeak_Synth(text, len(text) + 1, 0, 1, 0, CHARS_UTF8, None, None)
espeak.espeak_Synchronize()

with wave.open(path, 'wb') as out:
    out.setnchannels(1)
    out.setsampwidth(2)
    out.setframerate(rate)
    out.writeframes(bytes(samples))

length = len(samples) // 2 * 1000 // rate
words = []
for i, (position, start) in enumerate(starts):
    next_position, next_start = starts[i + 1] if i + 1 < len(starts) else (len(sentence), length)
    clause_end = min([end for end in ends if end > start], default=length)
    words.append({'text': sentence[position:next_position].strip(), 'from': start, 'to': min(next_start, clause_end)})
print(json.dumps({'words': words}, ensure_ascii=False))
