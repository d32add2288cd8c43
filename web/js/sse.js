// Server-sent events from a fetch response, which unlike EventSource can be stopped and refused.
export async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = "";
  for (;;) {
    const { value, done } = await reader.read();
    pending += value ?? "";
    const blocks = pending.split("\n\n");
    pending = blocks.pop();
    yield* blocks.map(parsed).filter(Boolean);
    if (done) return;
  }
}

export function parsed(block) {
  const fields = { event: "message", data: [] };
  for (const line of block.split("\n")) {
    const [, name, value] = /^(event|data): ?(.*)$/.exec(line) ?? [];
    if (name === "event") fields.event = value;
    if (name === "data") fields.data.push(value);
  }
  if (!fields.data.length) return null;
  return { event: fields.event, data: JSON.parse(fields.data.join("\n")) };
}
