"""Whether one answer of a QuestionnaireResponse is of the kind its question takes, and keeps to its limits."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from hubdesk.forms.answers import AnswerError
from hubdesk.forms.build import FHIR, extension_value, extensions
from hubdesk.forms.fhir_answers import from_fhir
from hubdesk.forms.model import Item
from hubdesk.forms.validate import fault_in

_TAKES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "boolean": ("Boolean",),
        "decimal": ("Decimal",),
        "integer": ("Integer",),
        "date": ("Date",),
        "dateTime": ("DateTime",),
        "time": ("Time",),
        "string": ("String",),
        "text": ("String",),
        "url": ("Uri",),
        "choice": ("Coding",),
        "open-choice": ("Coding", "String"),
        "quantity": ("Quantity",),
        "attachment": ("Attachment",),
        "reference": ("Reference",),
    }
)
_PRIMITIVES: Mapping[str, tuple[type, ...]] = MappingProxyType(
    {
        "Boolean": (bool,),
        "Decimal": (int, Decimal, float),
        "Integer": (int,),
        **dict.fromkeys(("Date", "DateTime", "Time", "String", "Uri"), (str,)),
        **dict.fromkeys(("Coding", "Quantity", "Attachment", "Reference"), (Mapping,)),
    }
)
_REFERENCE = re.compile(
    r"(?:(?P<base>https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+)/)?(?P<type>[A-Z][A-Za-z]+)/[A-Za-z0-9\-.]{1,64}"
    r"(?:/_history/[A-Za-z0-9\-.]{1,64})?\Z",
    re.ASCII,
)
_ALLOWED_TYPES = f"{FHIR}/questionnaire-referenceResource"
_MIME, _MAX_SIZE = f"{FHIR}/mimeType", f"{FHIR}/maxSize"
# The resources of R4 a person, place or document may be; a reference to anything else is a typing error.
_RESOURCES = frozenset(
    re.findall(
        r"\w+",
        """
        Account ActivityDefinition AdverseEvent AllergyIntolerance Appointment AppointmentResponse AuditEvent
        Basic Binary BiologicallyDerivedProduct BodyStructure Bundle CapabilityStatement CarePlan CareTeam
        CatalogEntry ChargeItem ChargeItemDefinition Claim ClaimResponse ClinicalImpression CodeSystem
        Communication CommunicationRequest CompartmentDefinition Composition ConceptMap Condition Consent
        Contract Coverage CoverageEligibilityRequest CoverageEligibilityResponse DetectedIssue Device
        DeviceDefinition DeviceMetric DeviceRequest DeviceUseStatement DiagnosticReport DocumentManifest
        DocumentReference EffectEvidenceSynthesis Encounter Endpoint EnrollmentRequest EnrollmentResponse
        EpisodeOfCare EventDefinition Evidence EvidenceVariable ExampleScenario ExplanationOfBenefit
        FamilyMemberHistory Flag Goal GraphDefinition Group GuidanceResponse HealthcareService ImagingStudy
        Immunization ImmunizationEvaluation ImmunizationRecommendation ImplementationGuide InsurancePlan Invoice
        Library Linkage List Location Measure MeasureReport Media Medication MedicationAdministration
        MedicationDispense MedicationKnowledge MedicationRequest MedicationStatement MedicinalProduct
        MedicinalProductAuthorization MedicinalProductContraindication MedicinalProductIndication
        MedicinalProductIngredient MedicinalProductInteraction MedicinalProductManufactured
        MedicinalProductPackaged MedicinalProductPharmaceutical MedicinalProductUndesirableEffect
        MessageDefinition MessageHeader MolecularSequence NamingSystem NutritionOrder Observation
        ObservationDefinition OperationDefinition OperationOutcome Organization OrganizationAffiliation
        Parameters Patient PaymentNotice PaymentReconciliation Person PlanDefinition Practitioner
        PractitionerRole Procedure Provenance Questionnaire QuestionnaireResponse RelatedPerson RequestGroup
        ResearchDefinition ResearchElementDefinition ResearchStudy ResearchSubject RiskAssessment
        RiskEvidenceSynthesis Schedule SearchParameter ServiceRequest Slot Specimen SpecimenDefinition
        StructureDefinition StructureMap Subscription Substance SubstanceNucleicAcid SubstancePolymer
        SubstanceProtein SubstanceReferenceInformation SubstanceSourceMaterial SubstanceSpecification
        SupplyDelivery SupplyRequest Task TerminologyCapabilities TestReport TestScript ValueSet
        VerificationResult VisionPrescription
        """,
    )
)


def value_faults(item: Item, answer: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with one answer: the kind of fault, and plain words."""
    values = [key for key in answer if key.startswith("value")]
    if not values and answer.get("item"):
        return  # it only carries what is asked below a question nobody answered
    if len(values) != 1:
        yield "kind", "The answer holds no value, or more than one."
        return
    kind, value = values[0].removeprefix("value"), answer[values[0]]
    allowed = _TAKES.get(item.type)
    if allowed is None:
        yield "kind", f"The form gives it no kind of answer (type {item.type})."
        return
    plain = {option.plain for option in item.options if option.plain}
    allowed = (*allowed, *({_kind_of(name) for name in plain} if item.type in ("choice", "open-choice") else ()))
    fits = kind in allowed and isinstance(value, _PRIMITIVES.get(kind, ()))
    if not fits or (isinstance(value, bool) and kind != "Boolean"):
        yield "kind", f"The answer is a {kind}; the question takes {' or '.join(dict.fromkeys(allowed))}."
    elif kind == "Attachment":
        yield from _attachment_faults(item, value)
    elif kind == "Reference":
        yield from _reference_faults(item, value)
    else:
        yield from _limit_faults(item, kind, answer)


def _kind_of(plain: str) -> str:
    return {"datetime": "DateTime"}.get(plain, plain[:1].upper() + plain[1:])


def _limit_faults(item: Item, kind: str, answer: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    try:
        given = from_fhir(item, [answer])
    except AnswerError as problem:
        yield "kind", problem.message
        return
    if given is None or item.calculated is not None:
        return
    # The number of answers is looked at for the question as a whole.
    fault = fault_in(item, given)
    if fault is not None:
        yield "option" if kind == "Coding" or item.options else "limit", fault


def _attachment_faults(item: Item, value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    data = value.get("data")
    size = value.get("size")
    real = _decoded_size(data) if isinstance(data, str) else None
    if isinstance(data, str) and real is None:
        yield "kind", "The file in the answer is damaged."
    if real is not None and isinstance(size, int) and size != real:
        yield "limit", f"The file is said to have {size} bytes, and has {real}."
    kinds = [one.get("valueCode") for one in extensions(item.source, _MIME)]
    if kinds and value.get("contentType") not in kinds:
        yield "limit", f"The file is of a kind the question does not take ({value.get('contentType')})."
    most = extension_value(item.source, _MAX_SIZE)
    there = real if real is not None else size
    if isinstance(most, int | Decimal) and isinstance(there, int) and there > most:
        yield "limit", f"The file has {there} bytes; the most is {most}."


def _decoded_size(data: str) -> int | None:
    try:
        return len(base64.b64decode("".join(data.split()), validate=True))
    except (binascii.Error, ValueError):
        return None


def _reference_faults(item: Item, value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    reference = value.get("reference")
    if reference is None:
        if not value.get("identifier") and not value.get("display"):
            yield "kind", "The answer points to nothing."
        return
    if not isinstance(reference, str) or reference.startswith(("#", "urn:uuid:", "urn:oid:")):
        return
    found = _REFERENCE.match(reference)
    if found is None or found["type"] not in _RESOURCES:
        yield "kind", "The answer does not point to a record FHIR knows."
        return
    allowed = [one.get("valueCode") for one in extensions(item.source, _ALLOWED_TYPES)]
    if allowed and found["type"] not in allowed:
        yield "limit", f"The answer points to a {found['type']}; the question takes {', '.join(map(str, allowed))}."
