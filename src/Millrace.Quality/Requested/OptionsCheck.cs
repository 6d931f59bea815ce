using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Holds options against the schema of the rows, before anything is read.</summary>
internal static class OptionsCheck
{
    private const int MostTold = 1000;

    /// <exception cref="DataException">A number lies outside its range, or a column is not there or of the wrong type.</exception>
    public static void Check(StatisticsOptions options, SchemaInfo schema)
    {
        InRange(nameof(options.TopValues), options.TopValues);
        InRange(nameof(options.Buckets), options.Buckets);
        InRange(nameof(options.MostSlices), options.MostSlices);
        for (int i = 0; i < options.Quantiles.Length; i++)
        {
            double share = options.Quantiles[i];
            if (!(share is >= 0 and <= 1) || (i > 0 && share <= options.Quantiles[i - 1]))
            {
                throw new DataException(string.Create(
                    CultureInfo.InvariantCulture, $"Statistics are asked for with the quantile {share:R}. Name ascending shares from 0 to 1."));
            }
        }

        _ = RowWeights.Of(schema, options.Weight);
        if (options.Weight is { } weight && schema.Columns[schema.IndexOf(weight)].IsSensitive)
        {
            throw new DataException(
                $"Column \"{weight}\" of {schema.Name} is sensitive, and sums of weights would tell of its values. Weigh by another column.");
        }

        if (options.Label is { } label && schema.Columns[OptionColumns.Find(schema, label, "label")].Type is ColumnType.List or ColumnType.Binary)
            throw new DataException($"Column \"{label}\" of {schema.Name} cannot be the label: it holds {TypeOf(schema, label)}. Name one of single values.");
        for (int i = 0; i < options.SliceBy.Length; i++)
        {
            string name = options.SliceBy[i];
            CheckSlice(schema, schema.Columns[OptionColumns.Find(schema, name, "slices")]);
            if (options.SliceBy.AsSpan(0, i).Contains(name))
                throw new DataException($"Statistics are asked for with the slices of column \"{name}\" of {schema.Name} twice. Name each column once.");
        }
    }

    private static void CheckSlice(SchemaInfo schema, ColumnInfo column)
    {
        if (column.IsSensitive)
            throw new DataException($"Column \"{column.Name}\" of {schema.Name} is sensitive, and slices would show its values. Slice by another column.");
        if (!column.Type.HasCategories())
        {
            throw new DataException($"Rows of {schema.Name} cannot be looked at apart by column \"{column.Name}\": it holds {column.Type}. "
                + "Slice by texts, booleans, whole numbers, enumerations, dates or identifiers.");
        }
    }

    private static void InRange(string option, int value)
    {
        if (value is < 1 or > MostTold)
        {
            throw new DataException(string.Create(
                CultureInfo.InvariantCulture, $"Statistics are asked for with {option} = {value}. It lies between 1 and {MostTold}."));
        }
    }

    private static ColumnType TypeOf(SchemaInfo schema, string name) => schema.Columns[schema.IndexOf(name)].Type;
}
