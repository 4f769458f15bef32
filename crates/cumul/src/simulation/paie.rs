//! The pay of one job in a month, whatever makes it: a gross, hours, a price; and what it costs the employer.

use super::engine::Law;
use super::outcome::Bases;
use crate::calendar::Month;
use crate::money::{Money, Rate};
use crate::parameters::ParameterError;
use crate::revenus::cout_employeur;
use crate::revenus::{Bulletin, formateur_occasionnel, portage, salaire, stage};
use crate::situation::Situation;
use crate::situation::conventions::InvaliditeFormateur;
use crate::situation::mois::{ContratSalarie, Conversion, Formateur, Remuneration};
use crate::trace::{Silent, Sink};

/// A job in a month.
#[derive(Clone, Copy)]
pub(crate) struct Emploi<'a> {
    pub(crate) contrat: &'a ContratSalarie,
    /// The month in which the pay is paid.
    pub(crate) month: Month,
    /// Prices were already turned into pay by this law.
    pub(crate) converti: bool,
}

impl Emploi<'_> {
    /// The month worked for the pay of this month.
    pub(crate) fn travaille(&self) -> Month {
        self.month - self.contrat.decalage
    }

    /// What the price of the month becomes; none when the contract has no price, or pays nothing now.
    pub(crate) fn conversion(&self, law: &Law) -> Result<Option<Conversion>, ParameterError> {
        let travaille = self.travaille();
        let resolu = match &self.contrat.remuneration {
            Remuneration::Portage(portage) => &portage.resolu,
            Remuneration::Cae(cae) => &cae.resolu,
            _ => return Ok(None),
        };
        if !self.contrat.duree.covers(travaille) {
            return Ok(None);
        }
        match resolu.get(travaille).filter(|_| self.converti) {
            Some(known) => Ok(Some(known)),
            None => portage::convertir(lois(law), self.contrat, travaille).map(Some),
        }
    }
}

/// The laws that turn a price into pay.
pub(crate) fn lois(law: &Law) -> portage::Lois<'_> {
    portage::Lois {
        portage: &law.portage,
        cout: &law.cout,
        salaire: &law.salaire,
        cdd: &law.cdd,
        smic: &law.smic,
    }
}

/// Whether the pay of a past month needs a law that is not known.
pub(crate) fn law_unknown(law: &Law, contrat: &ContratSalarie, month: Month) -> bool {
    law.salaire.at(month).is_err()
        || law.cdd.at(month).is_err()
        || (contrat.paid_by_price() && law.cout.at(month).is_err())
        || (matches!(contrat.remuneration, Remuneration::Stage(_)) && law.stage.at(month).is_err())
}

/// Hours worked in a month, when they are known. A month without mission has none.
pub(crate) fn heures(
    law: &salaire::Parameters,
    contrat: &ContratSalarie,
    month: Month,
) -> Option<Rate> {
    let heures = salaire::heures_prevues(law, contrat, month);
    if contrat.heures_de_mission() {
        Some(heures.unwrap_or_default())
    } else {
        heures
    }
}

/// What a job pays in the month, or nothing; and what its price became, when it has one.
pub(crate) fn paie<S: Sink>(
    law: &Law,
    pay_law: salaire::Law<'_>,
    emploi: Emploi<'_>,
    exonere_deja: Money,
    sink: &mut S,
) -> Result<Option<(Bulletin, Option<Conversion>)>, ParameterError> {
    let Emploi { contrat, month, .. } = emploi;
    match &contrat.remuneration {
        Remuneration::Portage(_) | Remuneration::Cae(_) => {
            let Some(conversion) = emploi.conversion(law)? else {
                return Ok(None);
            };
            if sink.listens() {
                let travaille = emploi.travaille();
                portage::tell(lois(law).at(month)?, contrat, travaille, &conversion, sink);
                if conversion.brut.is_positive() {
                    let paye = salaire::Paye {
                        brut: conversion.brut,
                        complementaires: Money::ZERO,
                        exonere_deja,
                    };
                    let bulletin = salaire::bulletin(pay_law, contrat, travaille, paye, sink);
                    salaire::tell(&bulletin, sink);
                }
            }
            // Without mission, no pay (C. trav. L. 1254-21, II).
            let paid = conversion.brut.is_positive();
            Ok(paid.then_some((conversion.bulletin, Some(conversion))))
        }
        Remuneration::Stage(gratification) => {
            if !contrat.duree.covers(month) {
                return Ok(None);
            }
            let (stage, smic) = (law.stage.at(month)?, law.smic.at(month)?);
            let salaire = pay_law.salaire;
            let bulletin = stage::paie(stage, salaire, smic, gratification, month, sink);
            Ok(Some((bulletin, None)))
        }
        _ => {
            let bulletin = salaire::paie(pay_law, contrat, month, exonere_deja, sink);
            Ok(bulletin.map(|bulletin| (bulletin, None)))
        }
    }
}

/// What the control of a pension d'invalidité leaves out of a pay with contributions on a flat base, in the reading that
/// counts « le salaire soumis à cotisation », up to the plafond (CSS R. 341-4, al. 4).
pub(crate) fn hors_controle(
    situation: &Situation,
    pay_law: salaire::Law<'_>,
    emploi: Emploi<'_>,
    brut: Money,
) -> Money {
    if situation.conventions.invalidite_formateur == InvaliditeFormateur::PaieReelle {
        return Money::ZERO;
    }
    salaire::forfait(
        pay_law,
        emploi.contrat,
        emploi.travaille(),
        brut,
        &mut Silent,
    )
    .map_or(Money::ZERO, |base| {
        brut - base.min(pay_law.salaire.plafond_mensuel)
    })
}

/// Adds what a job costs its employer to the month.
pub(crate) fn cout<S: Sink>(
    law: &Law,
    pay_law: salaire::Law<'_>,
    emploi: Emploi<'_>,
    brut: Money,
    conversion: Option<Conversion>,
    bases: &mut Bases,
    sink: &mut S,
) -> Result<(), ParameterError> {
    let (contrat, travaille) = (emploi.contrat, emploi.travaille());
    let known = bases.cout_employeur.unwrap_or_default();
    if let Some(conversion) = conversion.filter(|_| !sink.listens()) {
        bases.cout_employeur = Some(known.plus(&conversion.cout));
        return Ok(());
    }
    let cost_law = cout_employeur::Law {
        cout: law.cout.at(emploi.month)?,
        salaire: pay_law.salaire,
        smic: &law.smic,
        mois: emploi.month,
    };
    if !brut.is_positive() {
        bases.cout_employeur = Some(known);
        return Ok(());
    }
    let paye = cout_employeur::Paye {
        brut,
        plafond: salaire::plafond(pay_law.salaire, contrat, travaille, &mut Silent),
        forfait: salaire::forfait(pay_law, contrat, travaille, brut, &mut Silent),
        temps: salaire::temps(pay_law.salaire, contrat, travaille),
    };
    let cout = cout_employeur::cout(cost_law, contrat, &contrat.employeur, paye, sink);
    bases.cout_employeur = Some(known.plus(&cout));
    Ok(())
}

/// What a job's status has to say in a month, beside its pay.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Dit {
    /// What the price became, in portage or in a coopérative.
    pub(crate) conversion: Option<Conversion>,
    /// Least pay of portage, and what is compared with it.
    pub(crate) minimum: Option<(Money, Money)>,
    /// The service for one client lasts longer than the law lets it, from this month on.
    pub(crate) prestation_trop_longue: bool,
    /// Flat base of a formateur occasionnel.
    pub(crate) forfait: Option<Money>,
    /// The pay of the month, gross.
    pub(crate) brut: Money,
    /// The days of teaching go beyond thirty this month, for the first time in the year.
    pub(crate) trop_de_jours: bool,
    /// What the person then owes for the months already paid on the flat base.
    pub(crate) regularisation: Money,
    /// Pay that an association's officer may have without the association losing its non-profit character.
    pub(crate) limite_dirigeant: Option<Money>,
}

/// What events say of a job in a month, off the loop.
pub(crate) fn dire(
    law: &Law,
    contrat: &ContratSalarie,
    month: Month,
    converti: bool,
) -> Result<Dit, ParameterError> {
    let emploi = Emploi {
        contrat,
        month,
        converti,
    };
    let travaille = emploi.travaille();
    let mut dit = Dit {
        conversion: emploi.conversion(law)?,
        ..Dit::default()
    };
    if let (Remuneration::Portage(portage), Some(conversion)) =
        (&contrat.remuneration, &dit.conversion)
    {
        if conversion.prix.is_positive() {
            let loi = lois(law).at(month)?;
            dit.minimum = Some(portage::minimum(
                loi, contrat, portage, travaille, conversion,
            ));
        }
        let longest = i32::try_from(law.portage.at(month)?.duree_max_prestation).unwrap_or(0);
        dit.prestation_trop_longue = portage
            .client_depuis
            .is_some_and(|depuis| month == depuis + longest);
    }
    if !contrat.duree.covers(travaille) || contrat.paid_by_price() {
        return Ok(dit);
    }
    let pay_law = salaire::Law {
        salaire: law.salaire.at(month)?,
        cdd: law.cdd.at(month)?,
        formateur: law.formateur.at(month).ok(),
    };
    dit.brut = salaire::paie(pay_law, contrat, month, Money::ZERO, &mut Silent)
        .map_or(Money::ZERO, |bulletin| bulletin.brut);
    dit.forfait = salaire::forfait(pay_law, contrat, travaille, dit.brut, &mut Silent);
    if let (Some(formateur), Some(rooms)) = (&contrat.formateur, pay_law.formateur) {
        let over = |month| formateur_occasionnel::trop_de_jours(rooms, formateur, month);
        dit.trop_de_jours = over(travaille) && (travaille.is_january() || !over(travaille - 1));
        if dit.trop_de_jours {
            dit.regularisation = regularisation(law, contrat, formateur, travaille);
        }
    }
    if contrat.employeur.sans_chomage && dit.brut.is_positive() {
        let part = law.autres_statuts.at(month)?.dirigeant_part_smic;
        dit.limite_dirigeant = Some(law.smic.at(month)?.mensuel.at(part));
    }
    Ok(dit)
}

/// What the months of the year already paid on the flat base bear less than on the pay itself, for the person.
fn regularisation(
    law: &Law,
    contrat: &ContratSalarie,
    formateur: &Formateur,
    travaille: Month,
) -> Money {
    let reel = ContratSalarie {
        formateur: None,
        ..contrat.clone()
    };
    let mut owed = Money::ZERO;
    let mut at = Month::january(travaille.year());
    while at < travaille {
        let paid = at + contrat.decalage;
        if let (Ok(salaire), Ok(cdd)) = (law.salaire.at(paid), law.cdd.at(paid))
            && formateur.jours.get(at).is_some()
        {
            let pay_law = salaire::Law {
                salaire,
                cdd,
                formateur: law.formateur.at(paid).ok(),
            };
            let net = |contrat: &ContratSalarie| {
                salaire::paie(pay_law, contrat, paid, Money::ZERO, &mut Silent)
                    .map_or(Money::ZERO, |bulletin| bulletin.net_a_payer)
            };
            owed += net(contrat) - net(&reel);
        }
        at = at + 1;
    }
    owed
}
