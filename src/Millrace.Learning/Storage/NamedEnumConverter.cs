using System.Text.Json.Serialization;

namespace Millrace.Learning;

/// <summary>Enumerations by the names of their members, and by nothing else: a number that is no member would be believed otherwise.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class NamedEnumConverter<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false)
    where T : struct, Enum;
