//= entries that go when they are read too late, or have changed
import express from 'express';
const versions = new Map<string, { version: number; until: number }>();
const lastSeen = new Map<string, number>();
function cached(userId: string): number | null {
  const entry = versions.get(userId);
  if (!entry || Date.now() > entry.until) {
    versions.delete(userId);
    return null;
  }
  return entry.version;
}
function remember(userId: string, version: number) {
  versions.set(userId, { version, until: Date.now() + 60_000 }); // want "what takes entries out does not help"
}
function invalidateVersion(userId: string) {
  versions.delete(userId);
}
function leave(userId: string) {
  lastSeen.delete(userId);
}
const app = express();
app.get('/users/:userId', (req, res) => {
  const known = cached(req.params.userId);
  if (known === null) remember(req.params.userId, 1);
  lastSeen.set(req.params.userId, Date.now());
  res.json(known);
});
app.put('/users/:userId', (req, res) => {
  invalidateVersion(req.params.userId);
  res.end();
});
app.delete('/users/:userId', (req, res) => {
  leave(req.params.userId);
  res.end();
});
