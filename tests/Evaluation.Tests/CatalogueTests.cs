using HubsPlatform.Testing;

namespace HubsPlatform.Evaluation.Tests;

[Collection(nameof(EvaluationService))]
public sealed class CatalogueTests(EvaluationService evaluation) : CatalogueRules<Program>(evaluation);
