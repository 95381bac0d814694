"""Everything a case and a plan are made of."""

from helhet.plans.models.case import Case, Offer, OfferAnswer, OfferKind
from helhet.plans.models.consent import Consent, ConsentForm, GiverCapacity
from helhet.plans.models.coordinator import COORDINATING, CoordinatorAppointment, CoordinatorKind
from helhet.plans.models.follow_up import (
    Comment,
    CommentKind,
    Evaluation,
    Outcome,
    Review,
    ReviewKind,
    StatusRequest,
)
from helhet.plans.models.form import PlanFormVersion, Threshold
from helhet.plans.models.frame import Frame
from helhet.plans.models.goal import Goal, GoalStatus, Scale, ScaleReading, Step
from helhet.plans.models.item import Channel, ForWhom, LifeArea, PlanItem, Voice, kind_of
from helhet.plans.models.limit import Limit, LimitKind
from helhet.plans.models.measure import (
    AidStage,
    Measure,
    MeasureAnswer,
    MeasureKind,
    MeasureStatus,
)
from helhet.plans.models.participant import (
    ChildParticipation,
    Contribution,
    CooperationNeed,
    Participant,
    ParticipantKind,
    WantedCooperation,
)
from helhet.plans.models.plan import LIVE, Plan, PlanKind, PlanStatus, StateChange
from helhet.plans.models.revision import Draft, Revision, RevisionEvent
from helhet.plans.models.story import DiaryEntry, Need, Resource, Statement, StatementSection
from helhet.plans.models.surroundings import LinkedPlan, LinkedPlanKind, NotRelevant, Service, ServiceKind

__all__ = [
    "COORDINATING",
    "LIVE",
    "AidStage",
    "Case",
    "Channel",
    "ChildParticipation",
    "Comment",
    "CommentKind",
    "Consent",
    "ConsentForm",
    "Contribution",
    "CooperationNeed",
    "CoordinatorAppointment",
    "CoordinatorKind",
    "DiaryEntry",
    "Draft",
    "Evaluation",
    "ForWhom",
    "Frame",
    "GiverCapacity",
    "Goal",
    "GoalStatus",
    "LifeArea",
    "Limit",
    "LimitKind",
    "LinkedPlan",
    "LinkedPlanKind",
    "Measure",
    "MeasureAnswer",
    "MeasureKind",
    "MeasureStatus",
    "Need",
    "NotRelevant",
    "Offer",
    "OfferAnswer",
    "OfferKind",
    "Outcome",
    "Participant",
    "ParticipantKind",
    "Plan",
    "PlanFormVersion",
    "PlanItem",
    "PlanKind",
    "PlanStatus",
    "Resource",
    "Review",
    "ReviewKind",
    "Revision",
    "RevisionEvent",
    "Scale",
    "ScaleReading",
    "Service",
    "ServiceKind",
    "StateChange",
    "Statement",
    "StatementSection",
    "StatusRequest",
    "Step",
    "Threshold",
    "Voice",
    "WantedCooperation",
    "kind_of",
]
