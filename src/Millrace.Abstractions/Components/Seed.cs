namespace Millrace;

/// <summary>
/// The seed of a step, derived from the run's seed and the step's cache key. A component that needs randomness takes it as a parameter of
/// <c>Run</c>; the run's seed is then part of its key.
/// </summary>
/// <param name="Value">The seed's 64 bits.</param>
public readonly record struct Seed(ulong Value)
{
    /// <summary>A seed for a part of the work that is as good as independent of this one's (SplitMix64 over the two values).</summary>
    /// <param name="stream">Which part.</param>
    public Seed Derive(ulong stream)
    {
        // Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014, section 5: the mix of 64 bits.
        ulong z = Value + ((stream + 1) * 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return new Seed(z ^ (z >> 31));
    }

    /// <summary>The seed as a non-negative 32-bit number, for libraries that take one.</summary>
    public int ToInt32() => (int)(Value & int.MaxValue);

    /// <summary>A generator that yields the same sequence for the same seed.</summary>
    public Random CreateRandom() => new(ToInt32());
}
