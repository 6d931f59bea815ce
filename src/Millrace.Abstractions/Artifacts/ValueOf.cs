namespace Millrace;

/// <summary>Makes small values.</summary>
public static class Value
{
    /// <summary>A small value.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="content">The value.</param>
    public static Value<T> Of<T>(T content) => new(content);
}
