using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Millrace.Quality.Tests.Statistics;

/// <summary>All that hangs on an object by public properties, as lines of a path and a value each.</summary>
internal static class Graph
{
    /// <summary>The lines; a number as its bits, so that 0 and −0 differ.</summary>
    public static IEnumerable<string> Lines(object? value, string path = "") => value switch
    {
        null => [$"{path} null"],
        string text => [$"{path} '{text}'"],
        double number => [string.Create(CultureInfo.InvariantCulture, $"{path} {BitConverter.DoubleToInt64Bits(number):X}")],
        IEnumerable items => [$"{path} {items.Cast<object?>().Count()} items", .. items.Cast<object?>().SelectMany((item, i) => Lines(item, $"{path}[{i}]"))],
        _ when value.GetType().IsPrimitive || value.GetType().IsEnum => [string.Create(CultureInfo.InvariantCulture, $"{path} {value}")],
        _ => Properties(value.GetType()).SelectMany(property => Lines(property.GetValue(value), $"{path}.{property.Name}")),
    };

    /// <summary>Of each type in the graph, the properties that nowhere in it say anything.</summary>
    public static IEnumerable<string> Silent(object root)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        var spoken = new HashSet<string>(StringComparer.Ordinal);
        Listen(root, all, spoken);
        return all.Except(spoken);
    }

    private static void Listen(object? value, SortedSet<string> all, HashSet<string> spoken)
    {
        if (value is IEnumerable items and not string)
        {
            foreach (object? item in items)
                Listen(item, all, spoken);
        }
        else if (value is not (null or string) && value.GetType() is { IsPrimitive: false, IsEnum: false } type)
        {
            foreach (PropertyInfo property in Properties(type))
            {
                object? held = property.GetValue(value);
                all.Add($"{type.Name}.{property.Name}");
                if (held is not (null or "" or 0 or 0L or 0.0 or false) && held is not ICollection { Count: 0 })
                    spoken.Add($"{type.Name}.{property.Name}");
                Listen(held, all, spoken);
            }
        }
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property.GetIndexParameters().Length == 0);
}
