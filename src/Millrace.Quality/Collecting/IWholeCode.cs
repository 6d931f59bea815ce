namespace Millrace.Quality;

/// <summary>Stands a whole number of 64 bits for each value of a type, in the same order. A struct, so that it becomes part of loops over values.</summary>
/// <typeparam name="T">The type.</typeparam>
internal interface IWholeCode<T>
    where T : struct
{
    /// <summary>Whether values are numbers, or count as such.</summary>
    static abstract bool HasNumbers { get; }

    /// <summary>Whether it is told which values are frequent.</summary>
    static abstract bool HasFrequent { get; }

    /// <summary>The least number that stands for a value.</summary>
    static abstract long Least { get; }

    /// <summary>The greatest number that stands for a value.</summary>
    static abstract long Most { get; }

    /// <summary>The number of a value.</summary>
    static abstract long Encode(T value);

    /// <summary>The value of a number.</summary>
    static abstract T Decode(long code);

    /// <summary>The value of a number as a double.</summary>
    static abstract double ToNumber(long code);
}
