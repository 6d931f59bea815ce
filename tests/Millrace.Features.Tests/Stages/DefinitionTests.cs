using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

public sealed class DefinitionTests
{
    public static TheoryData<FeatureSpec, ColumnType, string> Refused { get; } = new()
    {
        { new ZScoreSpec(), ColumnType.Text, "Feature \"It\" (z-score) over column \"Text\" (Text): it needs a column of numbers." },
        { new ZScoreSpec(), ColumnType.Boolean, "Feature \"It\" (z-score) over column \"Boolean\" (Boolean): it needs a column of numbers." },
        { new PassThroughSpec(false), ColumnType.DateTime, "Feature \"It\" (pass-through) over column \"DateTime\" (DateTime): it needs a column of numbers." },
        { new BucketizeSpec(5, Missing.Default), ColumnType.Guid, "Feature \"It\" (bucketize) over column \"Guid\" (Guid): it needs a column of numbers." },
        { new BucketizeSpec(1, Missing.Default), ColumnType.Double, "Feature \"It\" (bucketize) over column \"Double\" (Double): Buckets is 1, but lies between 2 and 1000." },
        { new VocabularySpec(5, 1), ColumnType.Double, "Feature \"It\" (vocabulary) over column \"Double\" (Double): it needs a column of texts, of an enumeration, of booleans or of whole numbers." },
        { new VocabularySpec(0, 1), ColumnType.Text, "Feature \"It\" (vocabulary) over column \"Text\" (Text): Top is 0, but lies between 1 and 10000000." },
        { new VocabularySpec(1, 0), ColumnType.Text, "Feature \"It\" (vocabulary) over column \"Text\" (Text): OutOfVocabulary is 0, but lies between 1 and 1000000." },
        { new ImputeSpec(Impute.Mean), ColumnType.Text, "Feature \"It\" (impute) over column \"Text\" (Text): it needs a column of numbers." },
        { new ImputeSpec(Impute.MostFrequent), ColumnType.Double, "Feature \"It\" (impute) over column \"Double\" (Double): the most frequent value is that of whole numbers or categories; of other numbers take the median." },
        { new ImputeSpec(Impute.Constant, double.NaN), ColumnType.Double, "Feature \"It\" (impute) over column \"Double\" (Double): its value is not finite." },
        { new OneHotSpec(20_000, Missing.Default), ColumnType.Text, "Feature \"It\" (one-hot) over column \"Text\" (Text): Top is 20000, but lies between 1 and 10000." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_computed_is_refused(FeatureSpec spec, ColumnType type, string message)
    {
        var error = Assert.Throws<FeatureDefinitionException>(() => Fit.Define(spec, AnyRow.Schema, type.ToString()));
        Assert.Equal(message, error.Message);
    }

    public static TheoryData<FeatureSpec, FeatureSpec, string> RefusedBehind { get; } = new()
    {
        { new BucketizeSpec(5, Missing.Default), new ZScoreSpec(), "Feature \"It\" (z-score) over column \"Int32\" (Int32): it needs numbers, and the stage before gives none." },
        { new OneHotSpec(5, Missing.Default), new BucketizeSpec(5, Missing.Default), "Feature \"It\" (bucketize) over column \"Int32\" (Int32): it needs numbers, and the stage before gives none." },
        { new ZScoreSpec(), new BucketizeSpec(1, Missing.Default), "Feature \"It\" (bucketize) over column \"Int32\" (Int32): Buckets is 1, but lies between 2 and 1000." },
        { new ZScoreSpec(), new OneHotSpec(5, Missing.Default), "Feature \"It\" (one-hot) over column \"Int32\" (Int32): it needs a column of categories or ids, and the stage before gives none." },
        { new ImputeSpec(Impute.Constant), new VocabularySpec(5, 1), "Feature \"It\" (vocabulary) over column \"Int32\" (Int32): it reads columns, so it comes first." },
        { new ZScoreSpec(), new ImputeSpec(Impute.MostFrequent), "Feature \"It\" (impute) over column \"Int32\" (Int32): the most frequent value is that of a column, so it comes first." },
    };

    [Theory]
    [MemberData(nameof(RefusedBehind))]
    public void What_cannot_be_computed_behind_another_stage_is_refused(FeatureSpec first, FeatureSpec second, string message)
    {
        var error = Assert.Throws<FeatureDefinitionException>(() => Fit.Define([first, second], AnyRow.Schema, "Int32"));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_feature_without_columns_or_stages_is_refused()
    {
        const string Message = "Feature \"It\" has no column or no transform. Give it at least one of both.";
        Assert.Equal(Message, Assert.Throws<FeatureDefinitionException>(static () => Fit.Define([new ZScoreSpec()], NumberRow.Schema)).Message);
        Assert.Equal(Message, Assert.Throws<FeatureDefinitionException>(static () => Fit.Define([], NumberRow.Schema, "value")).Message);
    }

    [Fact]
    public void A_sensitive_column_needs_a_permit()
    {
        var error = Assert.Throws<FeatureDefinitionException>(static () => Fit.Define(new ZScoreSpec(), Trip.Schema, "pickup_latitude"));
        Assert.Equal("Feature \"It\": column \"pickup_latitude\" is sensitive. State with [Permit(\"…\")] why the feature may use it, or leave it out.", error.Message);
    }

    [Fact]
    public void An_absent_column_is_named()
    {
        var error = Assert.Throws<FeatureDefinitionException>(static () => Fit.Define(new ZScoreSpec(), Trip.Schema, "absent"));
        Assert.Equal("Feature \"It\": its input schema Trip has no column \"absent\".", error.Message);
    }

    [Fact]
    public void A_set_without_features_is_refused()
    {
        var error = Assert.Throws<FeatureDefinitionException>(static () => new FeatureDefinition(new FeatureSetInfo("None", []), Trip.Schema));
        Assert.Equal("Feature set None has no features. Give it at least one property with a feature attribute.", error.Message);
    }
}
