using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The row that methods marked <see cref="ComputedAttribute"/> take. Generated.</summary>
/// <param name="Schema">The row's schema.</param>
/// <param name="Create">Makes an empty batch of it.</param>
/// <param name="Over">Makes a batch of columns that belong to others.</param>
public sealed record ComputedRows(SchemaInfo Schema, Func<Batch> Create, Func<ImmutableArray<Column>, Batch> Over);
