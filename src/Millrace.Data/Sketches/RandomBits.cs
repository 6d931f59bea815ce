namespace Millrace.Data;

/// <summary>
/// A sequence of bits that a seed decides (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). Its state is stored with a sketch, so
/// that one that was read back goes on as the one that was written would have.
/// </summary>
internal struct RandomBits(ulong state)
{
    public ulong State { get; private set; } = state;

    public ulong Next()
    {
        State += 0x9E3779B97F4A7C15UL;
        return ValueHash.Mix(State);
    }

    /// <summary>Goes on with another sequence, which the old one and other bits decide.</summary>
    public void Absorb(ulong bits) => State = ValueHash.Mix(ValueHash.Mix(State) + bits);
}
