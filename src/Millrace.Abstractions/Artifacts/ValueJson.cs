using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Millrace;

/// <summary>How what a <see cref="Value{T}"/> holds is written as JSON.</summary>
public static class ValueJson
{
    private static readonly ConcurrentDictionary<Type, JsonTypeInfo> s_given = new();

    /// <summary>Says how a type is written, for programs that are trimmed or compiled ahead of time.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="typeInfo">A member of the program's own <see cref="JsonSerializerContext"/>.</param>
    public static void Use<T>(JsonTypeInfo<T> typeInfo)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        s_given[typeof(T)] = typeInfo;
    }

    /// <summary>How a type is written.</summary>
    /// <exception cref="MillraceException">The program cannot reflect, and nothing was given for the type.</exception>
    internal static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)s_given.GetOrAdd(typeof(T), static type =>
        ValueJsonContext.Default.GetTypeInfo(type) ?? (JsonSerializer.IsReflectionEnabledByDefault ? Reflect(type) : throw new MillraceException(
            $"How a {TypeNames.Display(type)} is written as JSON cannot be found out in a program without reflection. Call ValueJson.Use with a JsonTypeInfo of it when the program starts.")));

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only where the program is allowed to reflect on what it serializes.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where the program is allowed to reflect on what it serializes.")]
    private static JsonTypeInfo Reflect(Type type) => Reflecting.Options.GetTypeInfo(type);

    /// <summary>Made only where somebody asks for it.</summary>
    private static class Reflecting
    {
        [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only where the program is allowed to reflect on what it serializes.")]
        [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where the program is allowed to reflect on what it serializes.")]
        public static JsonSerializerOptions Options { get; } = new(ValueJsonContext.Default.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    }
}
