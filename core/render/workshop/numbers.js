'use strict';
// The program's own arithmetic: a fraction in lowest terms, [numerator, denominator], as long as both fit in 64 bits; a plain number, which is
// not exact, from there on. The same operations in the same order give here what they give there, so that no comparison with a target
// turns out otherwise. Parts of a fraction are numbers while these are exact, and BigInt beyond.
const most = 2n ** 63n - 1n, zero = [0, 1], hundred = [100, 1];
const isExact = (x) => typeof x === 'object', isSmall = (x) => typeof x[0] === 'number';
const safe = (x) => x <= Number.MAX_SAFE_INTEGER && x >= -Number.MAX_SAFE_INTEGER;
function divisor(a, b) {
  while (b) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}
function lowest(n, d) {
  if (n === 0) return zero;
  const by = divisor(n < 0 ? -n : n, d);
  return [n / by, d / by];
}
// Null: it does not fit.
function lowestBig(n, d) {
  if (n === 0n) return zero;
  const by = divisor(n < 0n ? -n : n, d);
  n /= by;
  d /= by;
  if (n > most || n < -most || d > most) return null;
  return safe(n) && safe(d) ? [Number(n), Number(d)] : [n, d];
}
// As the page is given it: parts that no double could hold stand in quotation marks.
const asNumber = (x) => (Array.isArray(x) && x.some((part) => typeof part === 'string') ? lowestBig(BigInt(x[0]), BigInt(x[1])) : x);
// The double nearest to a fraction.
function real(x) {
  if (!isExact(x)) return x;
  if (isSmall(x)) return x[0] / x[1];
  const below = x[0] < 0n, n = (below ? -x[0] : x[0]) << 128n, quotient = n / x[1] | (n % x[1] ? 1n : 0n);
  return (below ? -1 : 1) * Number(quotient) * 2 ** -128;
}
function plus(a, b) {
  if (!isExact(a) || !isExact(b)) return real(a) + real(b);
  if (isSmall(a) && isSmall(b)) {
    if (a[1] === b[1] && safe(a[0] + b[0])) return lowest(a[0] + b[0], a[1]);
    const left = a[0] * b[1], right = b[0] * a[1], d = a[1] * b[1];
    if (safe(left) && safe(right) && safe(d) && safe(left + right)) return lowest(left + right, d);
  }
  const [p, q, r, s] = [a[0], a[1], b[0], b[1]].map(BigInt);
  return (q === s ? lowestBig(p + r, q) : lowestBig(p * s + r * q, q * s)) ?? real(a) + real(b);
}
const negative = (x) => (isExact(x) ? [-x[0], x[1]] : -x);
const minus = (a, b) => plus(a, negative(b));
function times(a, b) {
  if (!isExact(a) || !isExact(b)) return real(a) * real(b);
  const n = isSmall(a) && isSmall(b) ? a[0] * b[0] : NaN, d = isSmall(a) && isSmall(b) ? a[1] * b[1] : NaN;
  if (safe(n) && safe(d)) return lowest(n, d);
  return lowestBig(BigInt(a[0]) * BigInt(b[0]), BigInt(a[1]) * BigInt(b[1])) ?? real(a) * real(b);
}
// Nobody divides by zero here.
function over(a, b) {
  if (!isExact(b)) return real(a) / b;
  return isExact(a) ? times(a, b[0] < 0 ? [-b[1], -b[0]] : [b[1], b[0]]) : a / real(b);
}
// As many digits as a chain of operations on doubles holds, as the program compares them.
const settled = (x) => (isExact(x) ? x : Math.abs(x) < 1e-12 ? 0 : Number(x.toPrecision(12)));
function compare(a, b) {
  if (!isExact(a) || !isExact(b)) return Math.sign(real(a) - real(b));
  if (isSmall(a) && isSmall(b)) {
    const left = a[0] * b[1], right = b[0] * a[1];
    if (safe(left) && safe(right)) return Math.sign(left - right);
  }
  const left = BigInt(a[0]) * BigInt(b[1]), right = BigInt(b[0]) * BigInt(a[1]);
  return left > right ? 1 : left < right ? -1 : 0;
}

// Logarithm and exponential as the program has them, which are the same on every machine.
const bits = new DataView(new ArrayBuffer(8)), ln2High = 0x162e42fefa38 * 2 ** -45, ln2Low = 0x1ef35793c7673 * 2 ** -93;
const logTerms = [21, 19, 17, 15, 13, 11, 9, 7, 5, 3].map((n) => 1 / n);
const expTerms = [87178291200, 6227020800, 479001600, 39916800, 3628800, 362880, 40320, 5040, 720, 120, 24, 6, 2, 1, 1].map((n) => 1 / n);
function log(x) {
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  let k = (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    k++;
  }
  const s = (m - 1) / (m + 1), q = s * s;
  let sum = 0;
  for (const term of logTerms) sum = (sum + term) * q;
  return k * ln2High + (2 * s + (2 * s * sum + k * ln2Low));
}
function exp(x) {
  const scaled = x * 1.4426950408889634, k = Math.trunc(scaled < 0 ? scaled - 0.5 : scaled + 0.5), r = (x - k * ln2High) - k * ln2Low;
  let sum = 0;
  for (const term of expTerms) sum = sum * r + term;
  const half = Math.trunc(k / 2);
  return sum * 2 ** half * 2 ** (k - half);
}
