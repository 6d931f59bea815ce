using System.Text;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Fitting;

public sealed class FittedFileTests
{
    private static readonly FeatureDefinition Numbers = Fit.Define(new ZScoreSpec(), NumberRow.Schema, "value");

    [Fact]
    public void The_file_is_readable_and_deterministic()
    {
        const string Expected = """
            {
              "format": "millrace-features/3",
              "set": "One",
              "fingerprint": "FINGERPRINT",
              "rows": 4,
              "scans": 1,
              "width": 2,
              "denseWidth": 2,
              "idWidth": 0,
              "sparseCount": 0,
              "features": [
                {
                  "name": "It",
                  "columns": [
                    {
                      "name": "value",
                      "type": "Text",
                      "missing": 1,
                      "unseen": 1
                    }
                  ],
                  "stages": [
                    {
                      "transform": "one-hot",
                      "settings": {
                        "top": 1,
                        "missing": "Default"
                      },
                      "fitted": {
                        "values": [
                          "Ærø & \"Co\""
                        ]
                      }
                    }
                  ],
                  "slot": {
                    "offset": 0,
                    "width": 2,
                    "kind": "Indicator",
                    "cardinality": 2,
                    "group": "Dense",
                    "groupOffset": 0,
                    "names": [
                      "It=Ærø & \"Co\"",
                      "It=(other)"
                    ]
                  }
                }
              ]
            }

            """;
        FittedSet fitted = Fit.One(new OneHotSpec(1, Missing.Default), TextRow.Of(["b", "Ærø & \"Co\"", "Ærø & \"Co\"", null]));
        Assert.Equal(Expected.ReplaceLineEndings("\n").Replace("FINGERPRINT", fitted.Fingerprint, StringComparison.Ordinal), Encoding.UTF8.GetString(FittedFile.Write(fitted)));
        Assert.Matches("^[0-9a-f]{64}$", fitted.Fingerprint);
    }

    [Fact]
    public void The_fingerprint_follows_definition_and_values_and_not_the_number_of_rows()
    {
        string fingerprint = Fit.One(new ZScoreSpec(), NumberRow.Of([1.0, 3.0])).Fingerprint;
        Assert.Equal(fingerprint, Fit.One(new ZScoreSpec(), NumberRow.Of([1, 3, null])).Fingerprint);
        Assert.NotEqual(fingerprint, Fit.One(new ZScoreSpec(), NumberRow.Of([1.0, 4.0])).Fingerprint);
        Assert.NotEqual(
            Fit.One(new BucketizeSpec(2, Missing.Default), NumberRow.Of([1.0, 3.0])).Fingerprint,
            Fit.One(new BucketizeSpec(2, Missing.OwnBucket), NumberRow.Of([1.0, 3.0])).Fingerprint);
    }

    [Fact]
    public async Task An_artifact_is_loaded_as_it_was_saved()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Directory.CreateDirectory(path);
        try
        {
            Fitted<TipFeatures> fitted = Trips.Fit(Trips.Sample(100));
            var folder = new ArtifactFolder(path, NoServices.Instance);
            await ArtifactType.Of<Fitted<TipFeatures>>().SaveAsync(fitted, folder, CancellationToken.None);
            var loaded = (Fitted<TipFeatures>)await ArtifactType.Of<Fitted<TipFeatures>>().LoadAsync(folder, CancellationToken.None);
            Assert.Equal(["features.json"], Directory.GetFiles(path).Select(Path.GetFileName));
            Assert.Equal(fitted.Fingerprint, loaded.Fingerprint);
            Assert.Equal(100, loaded.RowCount);
            Assert.Equal<FeatureSlot>(fitted.Layout.Slots, loaded.Layout.Slots);
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    [Fact]
    public void Features_of_another_set_are_refused()
    {
        var other = new FeatureDefinition(new FeatureSetInfo("Two", [new FeatureInfo("It", ["value"], [new ZScoreSpec()])]), NumberRow.Schema);
        var error = Assert.Throws<FeatureMismatchException>(() => FittedFile.Read(FittedFile.Write(Fit.One(new ZScoreSpec(), NumberRow.Of([1.0]))), "a/features.json", other));
        Assert.Equal("a/features.json holds the fitted features of One, not of Two. Fit the features again, or load them with the code that they were fitted with.", error.Message);
    }

    [Fact]
    public void Features_by_another_definition_are_refused_with_the_difference()
    {
        byte[] file = FittedFile.Write(Fit.One(new BucketizeSpec(4, Missing.Default), NumberRow.Of([1.0])));
        var error = Assert.Throws<FeatureMismatchException>(() => FittedFile.Read(file, "f", Fit.Define(new BucketizeSpec(5, Missing.Default), NumberRow.Schema, "value")));
        Assert.Equal(
            "f holds features of One by another definition: feature 1 is It = bucketize {\"buckets\":4,\"missing\":\"Default\"} of \"value\" (Double) in the file and It = bucketize {\"buckets\":5,\"missing\":\"Default\"} of \"value\" (Double) in the code. Fit the features again, or load them with the code that they were fitted with.",
            error.Message);
        error = Assert.Throws<FeatureMismatchException>(() => FittedFile.Read(file, "f", new FeatureDefinition(
            new FeatureSetInfo("One", [new FeatureInfo("It", ["value"], [new BucketizeSpec(4, Missing.Default)]), new FeatureInfo("More", ["value"], [new ZScoreSpec()])]), NumberRow.Schema)));
        Assert.Contains("feature 2 is nothing in the file and More = z-score of \"value\" (Double) in the code", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_by_other_code_are_refused_with_what_was_edited()
    {
        FittedSet fitted = Fit.Of(Coded(new FeatureCode("Speed()", "aa"), new FeatureCode("Cut", "bb")), [NumberRow.Of([1.0])]);
        byte[] file = FittedFile.Write(fitted);
        Assert.Contains("\"code\": {\n        \"Speed()\": \"aa\",\n        \"Cut\": \"bb\"\n      }", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Equal(fitted.Fingerprint, FittedFile.Read(file, "f", Coded(new FeatureCode("Speed()", "aa"), new FeatureCode("Cut", "bb"))).Fingerprint);
        Assert.Equal(
            "f holds features of One by other code: Cut, or what it uses, was edited since feature \"It\" was fitted. Fit the features again, or load them with the code that they were fitted with.",
            Refusal(new FeatureCode("Speed()", "aa"), new FeatureCode("Cut", "cc")));
        Assert.Contains("feature \"It\" is computed by Speed(), Cut in the file and by Speed() in the code", Refusal(new FeatureCode("Speed()", "aa")), StringComparison.Ordinal);
        Assert.Contains("feature \"It\" is computed by Speed(), Cut in the file and by attributes alone in the code", Refusal(), StringComparison.Ordinal);
        Assert.NotEqual(fitted.Fingerprint, Fit.Of(Coded(new FeatureCode("Speed()", "aa"), new FeatureCode("Cut", "cc")), [NumberRow.Of([1.0])]).Fingerprint);

        string Refusal(params FeatureCode[] code) => Assert.Throws<FeatureMismatchException>(() => FittedFile.Read(file, "f", Coded(code))).Message;

        static FeatureDefinition Coded(params FeatureCode[] code) =>
            new(new FeatureSetInfo("One", [new FeatureInfo("It", ["value"], [new ZScoreSpec()]) { Code = [.. code] }]), NumberRow.Schema);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"millrace-features/3\",\"set\":\"One\",\"features\":7}")]
    [InlineData("{\"format\":\"millrace-features/3\",\"set\":\"One\",\"features\":[{\"name\":1}]}")]
    public void A_damaged_file_is_named(string text)
    {
        var error = Assert.Throws<FeatureMismatchException>(() => FittedFile.Read(Encoding.UTF8.GetBytes(text), "a/features.json", Numbers));
        Assert.StartsWith("a/features.json is damaged: it does not read as fitted features (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_values_are_noticed()
    {
        string text = Encoding.UTF8.GetString(FittedFile.Write(Fit.One(new ZScoreSpec(), NumberRow.Of([1.0, 3.0]))));
        var error = Assert.Throws<FeatureMismatchException>(() => FittedFile.Read(Encoding.UTF8.GetBytes(text.Replace("\"mean\": 2", "\"mean\": 3", StringComparison.Ordinal)), "f", Numbers));
        Assert.Equal("f is damaged: its values do not have the fingerprint that stands in it. Fit the features again.", error.Message);
    }

    [Fact]
    public void A_file_of_another_version_is_refused()
    {
        var error = Assert.Throws<FeatureMismatchException>(static () => FittedFile.Read("{\"format\":\"millrace-features/9\"}"u8.ToArray(), "f", Numbers));
        Assert.Equal("f has the format \"millrace-features/9\"; this version reads \"millrace-features/3\". Fit the features again with this version.", error.Message);
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
