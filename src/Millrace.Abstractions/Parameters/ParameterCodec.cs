using System.Globalization;

namespace Millrace;

/// <summary>Reads a parameter's value from text and writes it back, the same in every culture; generated code picks one a parameter.</summary>
public abstract class ParameterCodec
{
    private protected ParameterCodec(Type type, string typeName)
    {
        Type = type;
        TypeName = typeName;
    }

    /// <summary>The property's type.</summary>
    public Type Type { get; }

    /// <summary>The type as help shows it: <c>number</c>, <c>text</c>, <c>true|false</c>.</summary>
    public string TypeName { get; }

    /// <summary>The codec of a type that parses itself.</summary>
    /// <typeparam name="T">The property's type.</typeparam>
    public static ParameterCodec Of<T>()
        where T : IParsable<T> => ParsableCodec<T>.Instance;

    /// <summary>The codec of an enumeration: member names, case ignored.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    public static ParameterCodec Enum<T>()
        where T : struct, Enum => EnumCodec<T>.Instance;

    /// <summary>The codec of a value that may be missing: empty text stands for null.</summary>
    /// <param name="codec">The codec of a present value.</param>
    public static ParameterCodec Nullable(ParameterCodec codec) => new NullableCodec(codec);

    /// <summary>The codec of a list, items separated by commas; the property's type is <see cref="IReadOnlyList{T}"/>.</summary>
    /// <typeparam name="T">The item's type.</typeparam>
    /// <param name="item">The codec of one item.</param>
    public static ParameterCodec List<T>(ParameterCodec item) => new ListCodec<T>(item);

    /// <summary>Reads a value.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The boxed value.</returns>
    /// <exception cref="FormatException">The text is no value of the type.</exception>
    public abstract object? Parse(string text);

    /// <summary>Writes a value so that <see cref="Parse"/> reads it back exactly.</summary>
    /// <param name="value">A value of <see cref="Type"/>.</param>
    public abstract string Format(object? value);

    private protected static string FormatScalar(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
