using System.Collections.Immutable;
using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

/// <summary>Transforms of categories give the same whatever way rows come.</summary>
public sealed class CategoryInvarianceTests
{
    private static readonly FeatureDefinition[] s_definitions =
    [
        Define([new HashSpec(7, 3, Missing.OwnBucket)], "a", "n"),
        Define([new CrossSpec(1000, 5)], "a", "b", "n"),
        Define([new CountsSpec(Share: true)], "a", "n"),
        Define([new ImputeTextSpec(null), new VocabularySpec(4, 3, 2)], "a", "b"),
        Define([new ImputeTextSpec("none"), new CountsSpec(Share: false)], "b"),
        Define([new HashSpec(5, 0, Missing.Default), new OneHotSpec(1, Missing.Default)], "n"),
    ];

    private static readonly Gen<FeatureDefinition> s_definition = Gen.Int[0, 5].Select(static i => s_definitions[i]);

    [Fact]
    public void Parts_and_batches_change_no_bit()
    {
        Gen.Select(CategoryRow.Any.Array[1, 600], s_definition, Gen.Int[0, 600].Array[0, 5]).Sample(static (values, definition, cuts) =>
        {
            CategoryRow.Batch rows = CategoryRow.Of(values);
            byte[] expected = FittedFile.Write(Fit.Of(definition, rows));
            Assert.Equal(expected, FittedFile.Write(Fit.Of(definition, Fit.Cut(rows, cuts))));
            Assert.Equal(expected, FittedFile.Write(Fit.Merged(definition, Fit.Cut(rows, cuts))));
        }, iter: 60);
    }

    [Fact]
    public void A_row_alone_and_after_loading_is_the_same_as_in_a_batch()
    {
        Gen.Select(CategoryRow.Any.Array[1, 100], CategoryRow.Any.Array[1, 300], s_definition).Sample(static (train, serve, definition) =>
        {
            FittedSet fitted = Fit.Of(definition, CategoryRow.Of(train));
            byte[] bytes = FittedFile.Write(fitted);
            FittedSet loaded = FittedFile.Read(bytes, "features.json", definition);
            float[] expected = fitted.Apply(CategoryRow.Of(serve));
            Assert.Equal(bytes, FittedFile.Write(loaded));
            Assert.Equal(expected, loaded.Apply(CategoryRow.Of(serve)));
            Assert.Equal(expected, serve.SelectMany(row => fitted.Apply(CategoryRow.Of(row))));
        }, iter: 60);
    }

    private static FeatureDefinition Define(ImmutableArray<FeatureSpec> stages, params ImmutableArray<string> columns) => Fit.Define(stages, CategoryRow.Schema, columns);
}
