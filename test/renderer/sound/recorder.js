// Runs on the audio thread: hands every block that passes to the page, with the frame at which it begins.
registerProcessor('recorder', class extends AudioWorkletProcessor {
  process([input]) {
    this.port.postMessage({ frame: currentFrame, samples: input[0] === undefined ? new Float32Array(128) : input[0].slice() })
    return true
  }
})
